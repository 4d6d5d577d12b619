import { closest, distance } from 'fastest-levenshtein'

/** The word somebody probably meant, or nothing when no word comes near. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined
  const typed = word.toLowerCase().slice(0, 100)
  const byLower = new Map(words.map((known) => [known.toLowerCase(), known]))
  const found = closest(typed, [...byLower.keys()])
  const near = distance(typed, found) <= Math.max(1, Math.floor(Math.max(typed.length, found.length) / 3))
  const begins = typed.length >= 4 && found.startsWith(typed)
  return near || begins ? byLower.get(found) : undefined
}

/** `Bedoelde u "datum"?` with a space behind it, or nothing. */
export function didYouMean(word: string, words: readonly string[]): string {
  const found = nearest(word, words)
  return found === undefined || found === word ? '' : `Bedoelde u "${found}"? `
}
