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

/** Most alternatives in a message. */
export const mostAlternatives = 7
/** Alternatives that are named when there are more. */
const namedOfMany = 3

/** How a message names the alternatives. */
export interface Choice {
  /** Start of the sentence that lists them, such as `Kies uit:`. */
  readonly lead: string
  /** Where all of them are: a sentence. */
  readonly all: string
}

/** The alternatives that a topic of `explain` has. */
export function explained(topic: string, lead = 'Kies uit:'): Choice {
  return { lead, all: `Alles wat hier kan: ${explainCommand(topic)}` }
}

/**
 * `Bedoelde u "een"? Kies uit: een, twee.`; of more than seven the one that was meant, otherwise the three nearest, and where all are.
 * @param meant the suggestion, by default that of `didYouMean`
 */
export function alternatives(
  word: string,
  words: readonly string[],
  { lead, all }: Choice,
  meant: string = didYouMean(word, words),
): string {
  if (words.length === 0) return meant.trimEnd()
  if (words.length <= mostAlternatives) return `${meant}${lead} ${words.join(', ')}.`
  return `${meant === '' ? `Het meest lijken hierop: ${nearestWords(word, words).join(', ')}. ` : meant}${all}`
}

/** The three words that a word resembles most, the nearest first. */
export function nearestWords(word: string, words: readonly string[]): readonly string[] {
  const typed = normalised(word.slice(0, 100))
  const farness = (known: string) => distance(typed, known) / Math.max(typed.length, known.length, 1)
  const byDistance = words.map((known) => ({ known, far: farness(normalised(known)) }))
  return byDistance
    .sort((one, other) => one.far - other.far)
    .slice(0, namedOfMany)
    .map(({ known }) => known)
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

/** The one known word that is nearest, at an edit distance of 1 or 2: of words that differ in a number, none is meant. */
export function closeWord(typed: string, words: readonly string[]): string | undefined {
  const far = words.map((word) => ({ word, far: distance(typed.slice(0, 100), word) }))
  const least = Math.min(...far.map((each) => each.far))
  const near = far.filter((each) => each.far === least)
  return least <= 2 && near.length === 1 ? near[0]?.word : undefined
}

function normalised(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\s\p{Pd}_"'“”„‟‘’‚‛«»]/gu, '')
    .toLowerCase()
}
