import { type Comparable, comparable, holdsApart, holdsNumber } from './comparable.ts'
import type { Removed } from './secrets.ts'

/** Shorter texts stand in every document: a search for them would find nothing but chance. */
const shortest = 4
/** A text this long is also looked for across spaces: letters that are set apart, or a word broken over two lines. */
const longEnough = 7
/** With digits and letters, as a number plate or a postal code has them, chance is smaller. */
const longEnoughMixed = 6

/** What a removed text is looked for as. */
export interface Needle {
  readonly from: Removed
  /** In the words of a text, which are parted by single spaces. */
  readonly spaced: string
  /** In the letters of a text alone. */
  readonly solid?: string
  /** As a whole number of five digits or more, however they are grouped. */
  readonly number?: string
}

/**
 * @param own what the documents that are made say in public
 * @param all that, and what the pages of PDFs made elsewhere say
 * @returns also the redacted texts that stand in the public rest as well
 */
export function needlesOf(
  removed: readonly Removed[],
  own: Comparable,
  all: Comparable,
): { readonly list: readonly Needle[]; readonly elsewhere: readonly Removed[] } {
  const elsewhere: Removed[] = []
  const needles = new Map<string, Needle>()
  const add = (from: Removed, rest: Comparable, spaced: string, one: Whole): void => {
    if (!needles.has(spaced)) needles.set(spaced, needleOf(from, rest, spaced, one))
  }
  const holds = new Map([own, all].map((rest) => [rest, holderOf(rest)]))
  const isIn = (rest: Comparable, spaced: string): boolean => holds.get(rest)?.(spaced) ?? rest.spaced.includes(spaced)
  // What a PDF from elsewhere says was chosen to be public: a word of the author's, or the team that the routing sheet names as well.
  // A redaction, a number or the title of a secret attachment is not forgiven so.
  const isBound = ({ as }: Removed, text: string): boolean =>
    as === 'gelakt' || /^\d{6,}$/.test(text) || (as === 'bijlage' && /\s/.test(text))
  const restFor = (from: Removed, text: string) => (isBound(from, text) ? own : all)
  const addWord = (from: Removed, word: string, kind: 'name' | 'ordinary'): void => {
    if (word.length < shortest) return
    // A passage that is redacted has words in it that any report has: as part of the passage they are looked for, not alone.
    const rest = kind === 'ordinary' ? all : restFor(from, word)
    // A number is looked for as it is: dates and sizes have every row of digits in them somewhere. So is a short word of the
    // language: `keer` stands in `parkeeronderzoek`, `huis` in `huisstijl`.
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
    const stands = isIn(rest, spaced)
    if (!stands) add(from, rest, spaced, whole)
    if (from.as === 'gelakt' && (stands || standsOtherwise(rest, whole))) elsewhere.push(from)
    const ordinary = ordinaryWords(from.text)
    for (const word of new Set(words)) addWord(from, word, ordinary.has(word) ? 'ordinary' : 'name')
  }
  return { list: [...needles.values()], elsewhere }
}

/**
 * Tells whether a text holds a word or a row of words. Most words that are asked for stand in it as they are, and many are asked for again:
 * only what is new is looked for letter by letter, in what may be a bundle of a thousand pages.
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

/** A removed text or a word of it without what parts its letters. */
interface Whole {
  readonly solid: string
  /** As a row of digits of `Comparable`, where it is nothing else. */
  readonly number?: string | undefined
}

function needleOf(from: Removed, rest: Comparable, spaced: string, { solid, number }: Whole): Needle {
  return {
    from,
    spaced,
    ...(isAcross(solid) && !rest.solid.includes(solid) ? { solid } : {}),
    ...(isLong(number) && !holdsNumber(rest, number) ? { number } : {}),
  }
}

/** Whether a text has it with other spaces or hyphens in it, as `06 12 34 56 78` is `06-12345678`. */
function standsOtherwise(rest: Comparable, { solid, number }: Whole): boolean {
  return (isAcross(solid) && holdsApart(rest, solid)) || (isLong(number) && holdsNumber(rest, number))
}

function isAcross(solid: string): boolean {
  return solid.length >= (/\d/.test(solid) ? longEnoughMixed : longEnough) && !/^\d+$/.test(solid)
}

function isLong(number: string | undefined): number is string {
  return number !== undefined && /^\d{5,}(,\d\d)?$/.test(number)
}

/** In a text this long a capital at the start of a sentence says nothing; a shorter one may be a name and nothing else. */
const sentenceLength = 6

/**
 * The words of a text that are words of the language, as far as its capitals tell: never written with a capital or a digit, other than at
 * the start of a sentence. `Wij wijzen de heer Van der Bie erop` has two names; a redaction of a name alone has no ordinary words.
 *
 * @returns as `comparable` has them
 */
function ordinaryWords(text: string): ReadonlySet<string> {
  const found = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u2010-\u2015'\u2019-]*/gu)]
  const [ordinary, names] = [new Set<string>(), new Set<string>()]
  for (const { 0: written, index } of found) {
    const startsSentence =
      found.length > sentenceLength && /(^|[.!?:;\u2022\n][\s"'\u2018-\u201d(]*)$/u.test(text.slice(0, index))
    const told = startsSentence ? written.slice(1) : written
    const set = /[\p{Lu}\p{N}]/u.test(told) ? names : ordinary
    for (const word of comparable(written).words) set.add(word)
  }
  for (const word of names) ordinary.delete(word)
  return ordinary
}
