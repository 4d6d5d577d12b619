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

/**
 * The one row of words with a word in it that somebody probably meant: `kennisname` for `ter kennisneming`. Endings differ, so what counts
 * is how a word begins.
 */
function nearestByStem(word: string, rows: readonly string[]): string | undefined {
  const stem = word.toLowerCase().slice(0, Math.max(shortestStem, Math.ceil(word.length * stemShare)))
  if (word.length > 100 || stem.length < shortestStem || !/^\p{L}+$/u.test(word)) return undefined
  const found = rows.filter(
    (row) =>
      row.includes(' ') &&
      row
        .toLowerCase()
        .split(' ')
        .some((one) => one.startsWith(stem)),
  )
  return found.length === 1 ? found[0] : undefined
}

/** Shorter beginnings, as `beslis` and `beslag` share one, belong to many words. */
const shortestStem = 6
/** So much of a word is its stem, the rest its ending. */
const stemShare = 0.7

/** `Bedoelde u "datum"?` with a space behind it, or nothing. */
export function didYouMean(word: string, words: readonly string[]): string {
  const found = nearest(word, words) ?? nearestByStem(word, words)
  return found === undefined || found === word ? '' : `Bedoelde u "${found}"? `
}

/** The one word that differs from what was typed in capitals, accents, spaces or strokes only. */
export function sameWord(typed: string, words: readonly string[]): string | undefined {
  const same = words.filter((word) => bare(word) === bare(typed))
  return same.length === 1 ? same[0] : undefined
}

/**
 * The one word that can be meant, surely enough to put it there without asking: the same word, or one letter away from it while
 * every other word is at least three away. Short words are never sure.
 */
export function meantWord(typed: string, words: readonly string[]): string | undefined {
  const same = sameWord(typed, words)
  if (same !== undefined || bare(typed).length < 6 || typed.length > 100) return same
  const near = words.filter((word) => distance(bare(typed), bare(word)) <= 2)
  const [only] = near
  return near.length === 1 && only !== undefined && distance(bare(typed), bare(only)) === 1 ? only : undefined
}

function bare(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}\s_-]/gu, '')
    .toLowerCase()
}
