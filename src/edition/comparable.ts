/** A text as it is compared: small letters and digits. */
export interface Comparable {
  /** The letters and digits alone. */
  readonly solid: string
  readonly words: readonly string[]
  /** The words, with one space around each. */
  readonly spaced: string
  /** Every row of digits, without what groups them: `06 1234 5678` is `0612345678`. */
  readonly numbers: ReadonlySet<string>
}

/** Letters and digits, small, without accents; hyphens inside a word and at the end of a line join what they part. */
export function comparable(text: string): Comparable {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/(?<=[\p{L}\p{N}])[-\u2010-\u2015]\s*(?=[\p{L}\p{N}])/gu, '')
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? []
  const numbers = new Set((plain.match(/\d+(?:[ .,/\u00a0-]\d+)*/g) ?? []).map((found) => found.replace(/\D/g, '')))
  return { solid: words.join(''), words, spaced: ` ${words.join(' ')} `, numbers }
}

/** Every row of so many words, one at a time: all rows of a bundle would be many times its text. */
export function* windowsOf(words: readonly string[], length: number): Iterable<string> {
  for (let at = 0; at + length <= words.length; at += 1) yield words.slice(at, at + length).join(' ')
}
