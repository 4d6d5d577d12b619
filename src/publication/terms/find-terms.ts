import { textSeparator } from '../../pdf/text/text-collection.ts'
import { figuresIn } from './figures.ts'
import { isParticle } from './name-words.ts'
import { isCompound, isOrdinary, isOrdinaryOrCompound } from './ordinary-words.ts'
import { type Reading, readingOf, type Style, type Word } from './reading.ts'
import type { PhraseTerm, RedactionTerms, Weight } from './redaction-terms.ts'

/** A term of a redaction in a text. */
export interface Hit<Owner> {
  readonly owner: Owner
  readonly weight: Weight
  /** The term, to compare with others; never shown. */
  readonly term: string
  /** The number of line feeds before it in the text. */
  readonly line: number
}

/** Finds the terms of redactions in texts. */
export interface TermSearch<Owner> {
  readonly hitsIn: (text: string, style: Style) => readonly Hit<Owner>[]
}

interface Found<Owner> {
  readonly owner: Owner
  readonly weight: Weight
  readonly term: string
}

/** From this length, a rare word is also found across spaces: spaced letters, or a word broken over two lines. */
const longEnough = 7
/** The same for a phrase, whatever its capitals. */
const longPhrase = 12

/** The terms of all redactions, by what they are looked up with. */
interface Index<Owner> {
  readonly rare: Map<string, Found<Owner>[]>
  readonly ordinary: Map<string, Found<Owner>[]>
  /** By their first word. */
  readonly phrases: Map<string, [PhraseTerm, Found<Owner>][]>
  readonly figures: Map<string, Found<Owner>[]>
  /** Letters and digits that are found whatever the spaces between them. */
  readonly across: Map<string, Found<Owner>[]>
}

function indexOf<Owner>(redactions: readonly (readonly [Owner, RedactionTerms])[]): Index<Owner> {
  const index: Index<Owner> = {
    rare: new Map(),
    ordinary: new Map(),
    phrases: new Map(),
    figures: new Map(),
    across: new Map(),
  }
  for (const [owner, terms] of redactions) {
    for (const { word, kind, weight, isJoined } of terms.names) {
      const found = { owner, weight, term: word }
      push(index[kind], word, found)
      if (kind === 'rare' && word.length >= longEnough && !isJoined) push(index.across, word, found)
    }
    for (const phrase of terms.phrases) addPhrase(index, phrase, owner)
    for (const { key, weight } of terms.figures) push(index.figures, key, { owner, weight, term: key })
    for (const code of terms.codes) push(index.across, code, { owner, weight: 'error', term: code })
    for (const words of terms.passages)
      push(index.across, words.replaceAll(' ', ''), { owner, weight: 'error', term: words })
  }
  return index
}

function addPhrase<Owner>({ phrases, across }: Index<Owner>, phrase: PhraseTerm, owner: Owner): void {
  const words = phrase.words.map(({ plain }) => plain)
  const found = { owner, weight: phrase.weight, term: words.join(' ') }
  push(phrases, words[0] ?? '', [phrase, found])
  const solid = words.join('')
  if (solid.length >= longPhrase) push(across, solid, found)
}

/** @param redactions the terms of each redaction, with a value that identifies it */
export function openTermSearch<Owner>(redactions: readonly (readonly [Owner, RedactionTerms])[]): TermSearch<Owner> {
  const { rare, ordinary, phrases, figures, across } = indexOf(redactions)
  const isRare = new Map<string, readonly Found<Owner>[]>()
  const rareIn = (plain: string): readonly Found<Owner>[] => {
    const known = isRare.get(plain)
    if (known) return known
    const found = [...rare].flatMap(([name, each]) => (isFormOf(plain, name) ? each : []))
    isRare.set(plain, found)
    return found
  }
  const readWords = (reading: Reading, style: Style, add: Add<Owner>): void => {
    for (const word of [...reading.words, ...reading.joined]) {
      add(word.index, rareIn(word.plain))
      if (word.isName && ordinary.size > 0) add(word.index, ordinaryIn(word, style, ordinary))
    }
    for (const [at, { plain, index }] of reading.words.entries())
      add(
        index,
        (phrases.get(plain) ?? []).flatMap(([phrase, found]) => (isAt(phrase, reading, at, style) ? [found] : [])),
      )
  }
  const hitsInOne = (written: string, style: Style): readonly Hit<Owner>[] => {
    const reading = readingOf(written, style)
    const hits: Hit<Owner>[] = []
    const add: Add<Owner> = (index, found) => {
      for (const each of found) hits.push({ ...each, line: linesBefore(reading.text, index) })
    }
    readWords(reading, style, add)
    if (figures.size > 0) for (const { key, index } of figuresIn(reading.text)) add(index, figures.get(key) ?? [])
    if (across.size > 0) for (const [solid, found] of across) add(indexAcross(reading, solid), found)
    return hits.filter(({ line }) => line >= 0)
  }
  return {
    hitsIn: (written, style) => {
      if (redactions.length === 0) return []
      let before = 0
      return written.split(textSeparator).flatMap((one) => {
        const hits = hitsInOne(one, style).map((hit) => ({ ...hit, line: hit.line + before }))
        before += linesBefore(one, one.length)
        return hits
      })
    },
  }
}

type Add<Owner> = (index: number, found: readonly Found<Owner>[]) => void

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

/** @returns -1 for an index of -1: not found */
function linesBefore(text: string, index: number): number {
  if (index < 0) return -1
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

const endings = /^(?:|s|es|en|e|n|je|jes|tje|tjes|pje|etje|er|ers|se|\d+)$/

/** Whether a word is a rare name, a form of it, or a compound with it: `Zwartsluiters`, `familiezwartsluiter`, `azwartsluiter`. */
function isFormOf(word: string, name: string): boolean {
  if (word === name) return true
  // `varken` is no form of the name Vark.
  if (!word.includes(name) || isOrdinary(word)) return false
  if (name.length < shortestStem) return word === `${name}s`
  let isEnd = false
  for (let at = word.indexOf(name); at >= 0; at = word.indexOf(name, at + 1)) {
    const [head, tail] = [word.slice(0, at), word.slice(at + name.length)]
    isEnd ||= isTail(tail)
    if (isTail(tail) && isHead(head)) return true
  }
  return (name.length > shortestStem + 1 || (isEnd && name.length > shortestStem)) && !isCompound(word)
}

/** Shorter names occur in other words by chance. */
const shortestStem = 4

function isHead(head: string): boolean {
  return head.length < 2 || /^\d+$/.test(head) || isParticles(head) || isOrdinaryOrCompound(head)
}

function isTail(tail: string): boolean {
  return endings.test(tail) || (tail.length > 2 && [tail, tail.replace(/^(?:s|en)/, '')].some(isOrdinaryOrCompound))
}

function isParticles(head: string): boolean {
  if (head === '' || isParticle(head)) return true
  for (let at = 1; at < head.length; at++) if (isParticle(head.slice(0, at)) && isParticles(head.slice(at))) return true
  return false
}

/** Names that are ordinary words too, at the start of a word that is written as a name, or after initials in the name of a file. */
function ordinaryIn<Owner>(
  { plain }: Word,
  style: Style,
  names: ReadonlyMap<string, readonly Found<Owner>[]>,
): readonly Found<Owner>[] {
  const exact = names.get(plain)
  if (exact) return exact
  for (let length = plain.length - 1; length > 2; length--) {
    const found = names.get(plain.slice(0, length))
    const tail = plain.slice(length)
    if (found && (endings.test(tail) || (style !== 'name' && isTail(tail)))) return found
  }
  if (style !== 'name') return []
  for (let at = 1; at < plain.length - 2; at++) {
    const found = names.get(plain.slice(at))
    if (found && (at < 3 || isParticles(plain.slice(0, at)))) return found
  }
  return []
}

function isAt({ words }: PhraseTerm, reading: Reading, at: number, style: Style): boolean {
  return words.every(({ plain, isCapital }, index) => {
    const word = reading.words[at + index]
    return word?.plain === plain && (!isCapital || word.isCapital || style === 'name')
  })
}

/** Where a text contains these letters with any spaces between them, from the start of a word to the end of one; else -1. */
function indexAcross(reading: Reading, solid: string): number {
  const { letters, starts } = solidOf(reading)
  for (let at = letters.indexOf(solid); at >= 0; at = letters.indexOf(solid, at + 1)) {
    const start = starts.get(at)
    if (start !== undefined && (starts.has(at + solid.length) || at + solid.length === letters.length)) return start
  }
  return -1
}

const solids = new WeakMap<Reading, Solid>()

interface Solid {
  readonly letters: string
  /** The index in the text of each word, by that of its first letter in `letters`. */
  readonly starts: ReadonlyMap<number, number>
}

function solidOf(reading: Reading): Solid {
  const known = solids.get(reading)
  if (known) return known
  const starts = new Map<number, number>()
  let length = 0
  for (const { plain, index } of reading.words) {
    starts.set(length, index)
    length += plain.length
  }
  const solid = { letters: reading.words.map(({ plain }) => plain).join(''), starts }
  solids.set(reading, solid)
  return solid
}
