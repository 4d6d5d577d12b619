import type { Removed } from '../redact/secrets.ts'
import { isOrdinary } from '../terms/ordinary-words.ts'
import { type Comparable, comparable, holdsNumber } from './comparable.ts'

/** Shorter texts occur in every document: a search for them would only find coincidences. */
const shortest = 4
/** From this length, a text is also searched for across spaces: spaced letters, or a word broken over two lines. */
const longEnough = 7
/** The same for digits and letters, as in a number plate or a postal code: a coincidence is less likely. */
const longEnoughMixed = 6

/** Search term for a removed text. */
export interface SearchTerm {
  readonly from: Removed
  /** Matched with the words of a text, separated by single spaces. */
  readonly spaced: string
  /** Matched with the letters and digits of a text, without separators. */
  readonly solid?: string
  /** Matched as a whole number of five digits or more, in any grouping. */
  readonly number?: string
}

/**
 * Terms for fields of the routing sheet and omitted attachments. Redactions have terms of their own (`terms/redaction-terms.ts`).
 *
 * @param own public text of the documents that are made
 * @param all the text of `own`, and that of the pages of PDFs made elsewhere
 */
export function searchTermsOf(removed: readonly Removed[], own: Comparable, all: Comparable): readonly SearchTerm[] {
  const terms = new Map<string, SearchTerm>()
  const add = (from: Removed, rest: Comparable, spaced: string, one: Whole): void => {
    if (!terms.has(spaced)) terms.set(spaced, searchTermOf(from, rest, spaced, one))
  }
  const holds = new Map([own, all].map((rest) => [rest, holderOf(rest)]))
  const isIn = (rest: Comparable, spaced: string): boolean => holds.get(rest)?.(spaced) ?? rest.spaced.includes(spaced)
  // The author chose to publish the text of a PDF from elsewhere: a word in it, such as the team on the routing sheet, is no leak.
  // Numbers, and texts of several words from secret attachments, are searched for nevertheless.
  const isBound = ({ as }: Removed, text: string): boolean =>
    /^\d{6,}$/.test(text) || (as === 'bijlage' && /\s/.test(text))
  const restFor = (from: Removed, text: string) => (isBound(from, text) ? own : all)
  const addWord = (from: Removed, word: string, kind: 'name' | 'ordinary'): void => {
    if (word.length < shortest || (kind === 'ordinary' && isOrdinary(word))) return
    // Ordinary words of a passage that the public text contains are searched for as part of the passage, not alone.
    const rest = kind === 'ordinary' ? all : restFor(from, word)
    // A number is matched as a whole word: dates and sizes contain every sequence of digits. So is a short ordinary word: `keer` is part of
    // `parkeeronderzoek`, `huis` of `huisstijl`.
    const isDigits = /^\d+$/.test(word)
    if (isIn(rest, isDigits ? ` ${word} ` : word)) return
    const isWhole = isDigits || (kind === 'ordinary' && word.length < longEnough)
    add(from, rest, isWhole ? ` ${word} ` : word, { solid: word, number: word })
  }
  for (const from of removed) {
    const { spaced, solid, words, numbers } = comparable(from.text)
    const whole = { solid, number: numbers.length === 1 && /^\d+$/.test(solid) ? numbers[0]?.solid : undefined }
    if (solid.length < shortest) continue
    const rest = restFor(from, words.join(' '))
    if (!isIn(rest, spaced)) add(from, rest, spaced, whole)
    for (const sentence of sentencesOf(from.text))
      if (!isIn(rest, sentence.spaced)) add(from, rest, sentence.spaced, { solid: sentence.solid })
    const ordinary = ordinaryWords(from.text)
    for (const word of new Set(words)) addWord(from, word, ordinary.has(word) ? 'ordinary' : 'name')
  }
  return [...terms.values()]
}

/** Shorter sentences occur in every document. */
const shortestSentence = 6

/** An ordinary word is no term by itself: what it says is searched for by the sentence. */
function sentencesOf(text: string): readonly Comparable[] {
  const sentences = text.split(/(?<=[.!?])\s+/)
  return sentences.length < 2 ? [] : sentences.map(comparable).filter(({ words }) => words.length >= shortestSentence)
}

/**
 * Returns a test whether a text contains a sequence of words. Most are single words of it or repeated queries: only a new sequence is
 * searched for in the full text, which may be a bundle of a thousand pages.
 */
function holderOf(rest: Comparable): (spaced: string) => boolean {
  const words = new Set(rest.words)
  const known = new Map<string, boolean>()
  return (spaced) => {
    if (words.has(spaced.trim())) return true
    const answer = known.get(spaced) ?? rest.spaced.includes(spaced)
    known.set(spaced, answer)
    return answer
  }
}

/** A removed text or a word of it, without separators. */
interface Whole {
  readonly solid: string
  /** As `solid` in `Comparable.numbers`, if it is only a number. */
  readonly number?: string | undefined
}

function searchTermOf(from: Removed, rest: Comparable, spaced: string, { solid, number }: Whole): SearchTerm {
  return {
    from,
    spaced,
    ...(isAcross(solid) && !rest.solid.includes(solid) ? { solid } : {}),
    ...(isLong(number) && !holdsNumber(rest, number) ? { number } : {}),
  }
}

function isAcross(solid: string): boolean {
  return solid.length >= (/\d/.test(solid) ? longEnoughMixed : longEnough) && !/^\d+$/.test(solid)
}

function isLong(number: string | undefined): number is string {
  return number !== undefined && /^\d{5,}(,\d\d)?$/.test(number)
}

/** In a text of more words, a capital at the start of a sentence is no evidence of a name; a shorter text may be only a name. */
const sentenceLength = 6

/**
 * The ordinary words of a text: never written with a capital or a digit, except at the start of a sentence. `Wij wijzen de heer Van der Bie
 * erop` contains two names; a text that is only a name has no ordinary words.
 * @returns words as in `Comparable`
 */
function ordinaryWords(text: string): ReadonlySet<string> {
  const found = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u2010-\u2015'\u2019-]*/gu)]
  const [ordinary, names] = [new Set<string>(), new Set<string>()]
  for (const { 0: written, index } of found) {
    const startsSentence =
      found.length > sentenceLength && /(^|[.!?:;\u2022\n][\s"'\u2018-\u201d(]*)$/u.test(text.slice(0, index))
    const significant = startsSentence ? written.slice(1) : written
    const set = /[\p{Lu}\p{N}]/u.test(significant) ? names : ordinary
    for (const word of comparable(written).words) set.add(word)
  }
  for (const word of names) ordinary.delete(word)
  return ordinary
}
