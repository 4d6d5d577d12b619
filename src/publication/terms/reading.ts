import { decoded } from '../../document/markdown/link-target.ts'
import { typewritten } from '../../forms/dutch-typography.ts'
import { isTitle } from './name-words.ts'

/**
 * How a text is read. `block`: a paragraph, a heading, a cell, a value. `lines`: a page, on which a sentence may continue on the next line
 * or not. `name`: of a file, a folder or an address, in which every word may be a name.
 */
export type Style = 'block' | 'lines' | 'name'

export interface Word {
  /** Lower case, without accents. */
  readonly plain: string
  /** In the text of the reading. */
  readonly index: number
  readonly end: number
  readonly isCapital: boolean
  /** A capital that is not that of the first word of a sentence; every word in the name of a file. */
  readonly isName: boolean
}

/** A text without accents and invisible characters, divided into words. Line feeds are those of the text. */
export interface Reading {
  readonly text: string
  readonly words: readonly Word[]
  /** Words that hyphens join, as one: `zaak-Jansen`, or broken at the end of a line. */
  readonly joined: readonly Word[]
}

/** Letters that users replace with base letters but that Unicode (NFKD) does not decompose. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ẞ: 'SS',
  Ø: 'O',
  Æ: 'Ae',
  Œ: 'Oe',
  Ł: 'L',
  Đ: 'D',
  Ð: 'D',
  Þ: 'Th',
}

/** Decodes percent-encoding, and removes accents, typography and characters that are not seen. */
export function asRead(text: string): string {
  return typewritten(text.replace(/(?:%[\da-f]{2})+/gi, decoded))
    .normalize('NFKD')
    .replace(/[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
    .replace(/[ßøæœłđðþıẞØÆŒŁĐÐÞ]/g, (letter) => plainLetters[letter] ?? letter)
}

/** This many equal words in sequence are no coincidence: they are a passage of a longer text. */
const passageLength = 10

/** Every passage of a text, generated one at a time: an array of those of a bundle would be many times its text. */
export function* passagesIn(words: readonly string[]): Iterable<string> {
  for (let at = 0; at + passageLength <= words.length; at += 1) yield words.slice(at, at + passageLength).join(' ')
}

export function readingOf(written: string, style: Style): Reading {
  const text = asRead(written)
  const words: Word[] = []
  const pattern = style === 'name' ? /\p{Lu}?[\p{Ll}\p{Lo}\p{N}]+|[\p{L}\p{N}]+/gu : /[\p{L}\p{N}]+/gu
  const found = [...text.matchAll(pattern)]
  for (const [at, { 0: typed, index }] of found.entries()) {
    const isCapital = /^\p{Lu}/u.test(typed) && !isShouted(typed, found[at - 1]?.[0], found[at + 1]?.[0])
    const end = index + typed.length
    const before = words.at(-1)
    const isFirst = before === undefined || opensSentence(text.slice(before.end, index), before, text, style)
    const isName = style === 'name' || (isCapital && (!isFirst || isBeforeInitial(text.slice(end, end + 8))))
    words.push({ plain: typed.toLowerCase(), index, end, isCapital, isName })
  }
  return { text, words, joined: joinedWords(text, words, style) }
}

/** A word in capitals beside another: a capital then says nothing. */
function isShouted(typed: string, before = '', after = ''): boolean {
  return isUpper(typed) && (isUpper(before) || isUpper(after))
}

function isUpper(typed: string): boolean {
  return /^\p{Lu}{2,}$/u.test(typed)
}

/** `Jansen, A.` */
function isBeforeInitial(after: string): boolean {
  // A PDF can have a space within `J .`, where its glyphs are set apart.
  return /^ ?,?\s\p{Lu}\s?\./u.test(after)
}

const abbreviations = new Set(
  'fam dhr hr mw mevr mej mr mrs drs ir ing dr prof st ds wed jr sr nr art ca bijv'.split(' '),
)

/** @param between what separates a word from the one before it */
function opensSentence(between: string, before: Word, text: string, style: Style): boolean {
  if (isTitle(before.plain)) return false
  if (style === 'lines' && between.includes('\n') && !isFullLine(text, before.end)) return true
  if (/[!?:\u2022|"\t]|\n\s*\n/.test(between)) return true
  return between.includes('.') && before.plain.length > 1 && !abbreviations.has(before.plain)
}

/** Whether the line before a break is long enough for the sentence to continue behind it. */
function isFullLine(text: string, end: number): boolean {
  return end - text.lastIndexOf('\n', end - 1) > 40
}

function joinedWords(text: string, words: readonly Word[], style: Style): readonly Word[] {
  const joins = style === 'name' ? /^[-_.+\u2010-\u2015]?$/ : /^[-\u2010-\u2015]\s*$/
  const runs: Word[][] = []
  for (const [at, word] of words.entries()) {
    const before = words[at - 1]
    if (before !== undefined && joins.test(text.slice(before.end, word.index))) runs.at(-1)?.push(word)
    else runs.push([word])
  }
  return runs.flatMap((run) => {
    const [first] = run
    const last = run.at(-1)
    if (first === undefined || last === undefined || first === last) return []
    return [{ ...first, plain: run.map(({ plain }) => plain).join(''), end: last.end }]
  })
}
