import { type Figure, figuresIn } from './figures.ts'
import { isNeverName, isParticle, isTitle } from './name-words.ts'
import { isCompound, isOrdinary } from './ordinary-words.ts'
import { asRead, passagesIn, type Reading, readingOf, type Word } from './reading.ts'

/** `error`: it can only be what was redacted. `warning`: it may be something else. */
export type Weight = 'error' | 'warning'

/** A word of a redaction that counts by itself. */
export interface NameTerm {
  readonly word: string
  /** A rare word counts in any form; a word that is also an ordinary one only where it is written as a name. */
  readonly kind: 'rare' | 'ordinary'
  readonly weight: Weight
  /** Several words without a space: `vandam` is not looked for as `van dam`. */
  readonly isJoined?: boolean
}

/** A sequence of words: a whole redaction, a sentence of it. */
export interface PhraseTerm {
  readonly words: readonly { readonly plain: string; readonly isCapital: boolean }[]
  readonly weight: Weight
}

export interface FigureTerm {
  readonly key: string
  readonly weight: Weight
}

/** What a redaction says: its names and values, and the phrases that it consists of. */
export interface RedactionTerms {
  readonly names: readonly NameTerm[]
  readonly phrases: readonly PhraseTerm[]
  readonly figures: readonly FigureTerm[]
  /** Letters and digits of a number plate, a bank account or a postal code, without separators. */
  readonly codes: readonly string[]
  /** The passages of a long text. */
  readonly passages: readonly string[]
}

/** What identifies nothing: words of the municipality and the form, and public figures of the form. */
export interface OwnTerms {
  readonly words: ReadonlySet<string>
  readonly figures: ReadonlySet<string>
}

/** @param words texts in which every word is the municipality's or the form's own @param figures texts with its public figures */
export function ownTerms(words: readonly string[], figures: readonly string[]): OwnTerms {
  return {
    words: new Set(words.map((text) => readingOf(text, 'block')).flatMap(ownWordsOf)),
    figures: new Set(figures.flatMap((text) => figuresIn(readingOf(text, 'block').text).map(({ key }) => key))),
  }
}

function ownWordsOf({ text, words }: Reading): readonly string[] {
  return [...words.map(({ plain }) => plain), ...codesIn(text).map(({ solid }) => solid)]
}

/** A redaction with at most this many words consists of a value; in a longer one, a figure can be a coincidence. */
const valueLength = 5
/** Sentences of fewer words occur in every document. */
const shortestSentence = 5
/** Shorter texts occur in every document: a search for them would only find coincidences. */
const shortestText = 4

export function redactionTerms(text: string, own: OwnTerms): RedactionTerms {
  const reading = readingOf(text, 'block')
  const { words } = reading
  const codes = codesIn(reading.text)
  const names = namesIn(reading, own, { foreign: foreignWords(text), codes })
  return {
    names,
    phrases: phrasesIn(reading, own),
    figures: figureTerms(reading, own, names.length + codes.length === 0 && words.length <= valueLength),
    codes: [...new Set(codes.map(({ solid }) => solid))].filter((code) => !own.words.has(code)),
    passages: [...passagesIn(words.map(({ plain }) => plain))],
  }
}

/** Words with an accent that Dutch does not have there: without it, `Müller` is an ordinary word. */
function foreignWords(text: string): ReadonlySet<string> {
  const typed = text.normalize('NFC').match(/[\p{L}]*(?:(?<![aeiou])[äöüÿ]|[åãõøñçßłżźśšžčćřðþæœ])[\p{L}]*/giu) ?? []
  return new Set(typed.map((word) => asRead(word).toLowerCase()))
}

interface Parts {
  readonly foreign: ReadonlySet<string>
  readonly codes: readonly Code[]
}

function namesIn(reading: Reading, own: OwnTerms, { foreign, codes }: Parts): readonly NameTerm[] {
  const { words, joined } = reading
  const isValue = words.every((word) => word.isCapital || isNeverName(word.plain) || /^\p{N}|^.$/u.test(word.plain))
  const isShort = words.length <= valueLength
  const isExcluded = (word: Word): boolean =>
    /\d|^.$/u.test(word.plain) ||
    isNeverName(word.plain) ||
    own.words.has(word.plain) ||
    isTopLevel(reading.text, word) ||
    codes.some(({ from, to }) => from <= word.index && word.end <= to)
  const found = [...words, ...joined.filter(({ end, index }) => end - index > 6)].flatMap(
    (word): readonly NameTerm[] => {
      const { plain, isCapital, isName } = word
      if (isExcluded(word)) return []
      if (!isCapital) return isInAddress(reading, word) || (isShort && !isCompound(plain)) ? rareValue(plain) : []
      const term = nameTerm(reading.text.slice(word.index, word.end), plain, foreign.has(plain))
      if (isName || isValue) return [term]
      // The first word of a sentence is a name only if it cannot be an ordinary word.
      if (isOrdinary(plain)) return []
      return [isCompound(plain) ? { ...term, kind: 'ordinary', weight: 'warning' } : term]
    },
  )
  return [...found, ...withParticles(words)]
}

function nameTerm(typed: string, word: string, isForeign: boolean): NameTerm {
  const isAcronym = /^\p{Lu}{2,5}$/u.test(typed)
  const isRare = word.length > 2 && !isAcronym && (isForeign || !isOrdinary(word))
  return { word, kind: isRare ? 'rare' : 'ordinary', weight: isRare ? 'error' : 'warning' }
}

/** A name in lower case, as in an address or by mistake. */
function rareValue(word: string): readonly NameTerm[] {
  return word.length >= shortestText && !isOrdinary(word) && !isProvider(word)
    ? [{ word, kind: 'rare', weight: 'error' }]
    : []
}

function isInAddress({ text }: Reading, { index, end }: Word): boolean {
  return /^[\w.+-]*@/.test(text.slice(end, end + 64)) || /@[\w.-]*$/.test(text.slice(Math.max(0, index - 64), index))
}

/** The last part of the name of a host: `nl`, `online`. */
function isTopLevel(text: string, { index, end }: Word): boolean {
  return (
    /[\p{L}\d]\.$/u.test(text.slice(Math.max(0, index - 2), index)) &&
    !/^[.-]?[\p{L}\d@]/u.test(text.slice(end, end + 2))
  )
}

/** Domains that say nothing of who writes. */
const providers = new Set(
  'gmail hotmail outlook live icloud yahoo ziggo kpnmail planet hetnet home xs4all proton casema'.split(' '),
)

function isProvider(word: string): boolean {
  return providers.has(word)
}

/** A surname with its particles, and a full name, as in the name of a file: `vandam`, `jandeboer`. */
function withParticles(words: readonly Word[]): readonly NameTerm[] {
  return words.flatMap((word, at): readonly NameTerm[] => {
    if (!word.isCapital || isNeverName(word.plain)) return []
    let solid = word.plain
    const found: NameTerm[] = []
    for (let before = at - 1; before >= 0 && before >= at - 4; before--) {
      const { plain, isCapital } = words[before] ?? word
      if (isTitle(plain) || !(isCapital || isParticle(plain)) || plain.length < 2) break
      solid = plain + solid
      if (solid.length > 4 && !isOrdinary(solid))
        found.push({ word: solid, kind: 'rare', weight: 'error', isJoined: true })
    }
    return found
  })
}

function phrasesIn({ text, words }: Reading, own: OwnTerms): readonly PhraseTerm[] {
  const whole = words.length < 2 || isFigureOnly(words) ? [] : [phraseOf(words, own)]
  const sentences = sentencesOf(text, words)
  const parts = sentences.length < 2 ? [] : sentences.filter(({ length }) => length >= shortestSentence)
  return [...whole, ...parts.map((part) => ({ ...phraseOf(part, own), weight: 'warning' as const }))].filter(
    (phrase) => phrase.words.length > 0,
  )
}

function phraseOf(words: readonly Word[], own: OwnTerms): PhraseTerm {
  const solid = words.map(({ plain }) => plain).join('')
  const isOwn = words.every(({ plain }) => isNeverName(plain) || own.words.has(plain) || plain.length < 2)
  if (solid.length < shortestText || isOwn) return { words: [], weight: 'warning' }
  const says = words.map(({ plain, isCapital }) => {
    return { plain, isCapital: isCapital && !isNeverName(plain) && isOrdinary(plain) }
  })
  const isTelling = words.some(({ plain, isCapital }) => isCapital && !isNeverName(plain) && !own.words.has(plain))
  const isNumber = /\d{4}/.test(solid)
  return { words: says, weight: isTelling || isNumber || words.length >= shortestText ? 'error' : 'warning' }
}

/** The words of a figure are compared by value. */
function isFigureOnly(words: readonly Word[]): boolean {
  return words.every(({ plain }) => /^\d+$/.test(plain))
}

function sentencesOf(text: string, words: readonly Word[]): readonly (readonly Word[])[] {
  const sentences: Word[][] = []
  for (const [at, word] of words.entries()) {
    const before = words[at - 1]
    if (before === undefined || /[.!?]\s/.test(text.slice(before.end, word.index))) sentences.push([])
    sentences.at(-1)?.push(word)
  }
  return sentences
}

/** @param isValue whether the redaction says nothing else: beside a name or in a longer text, a figure can be a coincidence */
function figureTerms({ text }: Reading, own: OwnTerms, isValue: boolean): readonly FigureTerm[] {
  const found = new Map<string, Figure>()
  for (const figure of figuresIn(text))
    if (figure.kind !== 'digits' && !own.figures.has(figure.key)) found.set(figure.key, figure)
  const all = [...found.values()]
  const isAlone = isValue && (all.length === 1 || all.every(({ kind }) => kind !== 'identifier'))
  return all.map(({ key, kind }) => ({ key, weight: isAlone || kind === 'identifier' ? 'error' : 'warning' }))
}

const iban = /(?<![\p{L}\d])[A-Z]{2}\d{2}(?:[ .]?[A-Z0-9]{4}){2,7}(?:[ .]?[A-Z0-9]{1,3})?(?![\p{L}\d])/gu
const plate = /(?<![\p{L}\d])(?:[A-Z]{1,3}|\d{1,3})-(?:[A-Z]{1,3}|\d{1,3})-(?:[A-Z]{1,3}|\d{1,3})(?![\p{L}\d])/giu
const postalCode = /(?<!\d)[1-9]\d{3} ?[A-Z]{2}(?!\p{L})/gu
const mixed = /(?<![\p{L}\d])(?=[A-Z\d-]*[A-Z])(?=[A-Z\d-]*\d)[A-Z\d]+(?:-[A-Z\d]+)*(?![\p{L}\d])/giu

interface Code {
  readonly solid: string
  readonly from: number
  readonly to: number
}

function codesIn(text: string): readonly Code[] {
  return [iban, plate, postalCode, mixed]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map(({ 0: typed, index }) => {
      return { solid: typed.replace(/[^\p{L}\d]/gu, '').toLowerCase(), from: index, to: index + typed.length }
    })
    .filter(({ solid }) => solid.length >= 5 && /\d/.test(solid) && /\p{L}/u.test(solid))
}
