import { closest, distance } from 'fastest-levenshtein'
import { explainCommand } from './explain-command.ts'

/** The known word that was probably meant; undefined if none is close. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined
  const typed = word.toLowerCase().slice(0, 100)
  const byLower = new Map(words.map((known) => [known.toLowerCase(), known]))
  const found = closest(typed, [...byLower.keys()])
  const near = distance(typed, found) <= Math.max(1, Math.floor(Math.max(typed.length, found.length) / 3))
  const begins = typed.length >= 4 && found.startsWith(typed)
  return near || begins ? byLower.get(found) : undefined
}

/** The one phrase that contains the word that was probably meant, compared by stem: `ter kennisneming` for `kennisname`. */
function nearestByStem(word: string, phrases: readonly string[]): string | undefined {
  const stem = word.toLowerCase().slice(0, Math.max(shortestStem, Math.ceil(word.length * stemShare)))
  if (word.length > 100 || stem.length < shortestStem || !/^\p{L}+$/u.test(word)) return undefined
  const found = phrases.filter((phrase) => phrase.includes(' ') && ` ${phrase.toLowerCase()}`.includes(` ${stem}`))
  return found.length === 1 ? found[0] : undefined
}

/** Shorter stems are those of many words: `besl` of `beslis` and `beslag`. */
const shortestStem = 6
/** The part of a word that is its stem; the rest is its ending. */
const stemShare = 0.7

/** `Bedoelde u "datum"? `, or an empty string. */
export function didYouMean(word: string, words: readonly string[]): string {
  const found = nearest(word, words) ?? nearestByStem(word, words)
  return found === undefined || found === word ? '' : `Bedoelde u “${found}”? `
}

/** Most alternatives in a message; of more, it names the nearest ones. */
const mostListed = 7
const nearestListed = 3

/**
 * What can be written instead of a word: `Bedoelde u "datum"? Kies uit: a, b.` Of more than seven words, the nearest ones and the command
 * that explains all of them.
 *
 * @param topic of `explain`
 * @param lead before a list of all words
 */
export function alternatives(typed: string, words: readonly string[], topic: string, lead = 'Kies uit'): string {
  const meant = didYouMean(typed, words)
  if (words.length <= mostListed) return `${meant}${lead}: ${words.join(', ')}.`
  const near = meant === '' ? `Het meest lijken hierop: ${nearestWords(typed, words).join(', ')}. ` : meant
  return `${near}Alles wat hier kan: ${explainCommand(topic)}`
}

/** The three words that a word resembles most, the nearest first. */
export function nearestWords(typed: string, words: readonly string[]): readonly string[] {
  return [...words].sort((a, b) => likeness(typed, a) - likeness(typed, b)).slice(0, nearestListed)
}

function likeness(typed: string, word: string): number {
  const one = typed.toLowerCase().slice(0, 100)
  const other = word.toLowerCase()
  return distance(one, other) / Math.max(one.length, other.length, 1)
}

/** The one known word that differs only in case, accents, spaces, hyphens or quotation marks. */
function sameWord(typed: string, words: readonly string[]): string | undefined {
  const same = words.filter((word) => normalised(word) === normalised(typed))
  return same.length === 1 ? same[0] : undefined
}

/**
 * The one known word that is certain enough for a fix: the same word, or one at edit distance 1 if all others are at 3 or more. Short
 * words are never certain.
 */
export function meantWord(typed: string, words: readonly string[]): string | undefined {
  const same = sameWord(typed, words)
  if (same !== undefined || normalised(typed).length < 6 || typed.length > 100) return same
  const near = words.filter((word) => distance(normalised(typed), normalised(word)) <= 2)
  const [only] = near
  return near.length === 1 && only !== undefined && distance(normalised(typed), normalised(only)) === 1
    ? only
    : undefined
}

function normalised(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\s\p{Pd}_"'“”„‟‘’‚‛«»]/gu, '')
    .toLowerCase()
}
