/** A sentence of ours as it goes on after "Bijlage 1: ": without its capital. One that begins with a file's name keeps it. */
export function afterColon(sentence: string): string {
  return /^(De|Deze|Dit|Een|Er|Het|Hier|In)\b/.test(sentence)
    ? `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`
    : sentence
}
