/** `1 fout`, `2 fouten`: a number with the word that fits it. */
export function count(number: number, one: string, more: string): string {
  return `${number} ${number === 1 ? one : more}`
}
