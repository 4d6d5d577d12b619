import type { Position } from 'unist'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import type { Rule } from '../diagnostics/rule.ts'
import { characterRules } from './character-rules.ts'
import { codeFamily, coveredRanges, faceRows } from './house-style/font-table.ts'

/** A character that no font of ours has; `index` in UTF-16 units, as strings count. */
export interface UncoveredCharacter {
  readonly character: string
  readonly index: number
}

type Ranges = readonly (readonly [number, number])[]

let covered: Ranges | undefined
let perFace: readonly Ranges[] | undefined

/** Signs that are never drawn themselves: marks that join, separate or turn others, variation selectors, line ends and tabs. */
const unseen = /[\t\n\r\p{Default_Ignorable_Code_Point}]/u
/** C0 and C1 controls but for tab and line ends, lone halves of a pair, and what Unicode reserves for no character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff\p{Surrogate}]/gu
/** A sign with accents or a frame on it, which only a font that has both can set. */
const accented = /[^\p{M}\s]\p{M}+/gu

/** Signs that need a closer look: all but letters of western Europe without loose accents, and the signs that Dutch is written with. */
const unusual = /[^\t\n\r\u0020-\u007e\u00a0-\u017f\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac]/

/** The characters of a text (composed, NFC) that none of the fonts has a glyph for, and the accents that no font can set on their letter. */
export function uncovered(text: string): readonly UncoveredCharacter[] {
  if (!unusual.test(text)) return []
  const found: UncoveredCharacter[] = []
  let index = 0
  for (const character of text) {
    if (!isCovered(character)) found.push({ character, index })
    index += character.length
  }
  const known = new Set(found.map((one) => one.index))
  for (const { 0: character, index: at } of text.matchAll(accented)) {
    if (!known.has(at) && !isSettable(character)) found.push({ character, index: at })
  }
  return found.sort((a, b) => a.index - b.index)
}

function isCovered(character: string): boolean {
  const point = character.codePointAt(0) ?? 0
  if (point >= 0x20 && point < 0x7f) return true
  if (unseen.test(character)) return true
  covered ??= rangesOf(coveredRanges)
  return holds(covered, point)
}

/** Is there one face that has the letter and all its accents? */
function isSettable(composed: string): boolean {
  const points = [...composed.normalize('NFC')]
    .filter((sign) => !unseen.test(sign))
    .map((sign) => sign.codePointAt(0) ?? 0)
  if (points.length < 2) return true
  perFace ??= faceRows.filter((line) => !line.startsWith(codeFamily)).map((line) => rangesOf(line.split('|')[4] ?? ''))
  return perFace.some((face) => points.every((point) => holds(face, point)))
}

/** @param text hexadecimal, in ascending order: `20-7e,a0` */
function rangesOf(text: string): Ranges {
  return text.split(',').map((part) => {
    const [low = '0', high = low] = part.split('-')
    return [Number.parseInt(low, 16), Number.parseInt(high, 16)] as const
  })
}

function holds(ranges: Ranges, point: number): boolean {
  let from = 0
  let to = ranges.length - 1
  while (from <= to) {
    const middle = (from + to) >> 1
    const [low, high] = ranges[middle] ?? [0, 0]
    if (point < low) to = middle - 1
    else if (point > high) from = middle + 1
    else return true
  }
  return false
}

/** Text as it can be printed: accents composed with their letters (NFC), control characters gone. */
export function printable(text: string): string {
  return text.replace(controls, '').normalize('NFC')
}

/**
 * Says where a file has characters that cannot be printed: no font has them (an error, since the browser would take a font of
 * the machine or print a box), or they are control characters (removed, a warning). Each kind once, at its first place.
 * @param text the whole file, front matter included, as read
 */
export function checkCharacters(file: string, text: string): readonly Diagnostic[] {
  if (!unusual.test(text)) return []
  const seen = new Set<string>()
  const found: Diagnostic[] = []
  const tell = (
    at: { readonly character: string; readonly index: number },
    rule: Rule,
    words: string,
    advice: string,
  ) => {
    if (seen.has(at.character)) return
    seen.add(at.character)
    const place = placeOf(text, at.index, at.character.length)
    const reason = `Het teken ${named(at.character)} ${words}`
    found.push(diagnostic({ rule, file, place, reason, advice }))
  }
  for (const { 0: character, index } of text.matchAll(controls))
    tell(
      { character, index },
      characterRules['tekst/stuurteken'],
      'is een stuurteken: het wordt niet afgedrukt.',
      'Haal het teken weg uit het bestand.',
    )
  for (const one of uncovered(text.replace(controls, (control) => ' '.repeat(control.length))))
    tell(
      one,
      characterRules['tekst/teken'],
      'staat in geen van de lettertypen.',
      'Gebruik een ander teken, of zet het als afbeelding in de tekst.',
    )
  return found
}

/** `"𓀀" (U+13000)`; what cannot be seen has its number only. */
function named(character: string): string {
  const numbers = [...character].map(
    (sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
  return new RegExp(controls.source, 'u').test(character) ? numbers.join(' ') : `"${character}" (${numbers.join(' ')})`
}

function placeOf(text: string, index: number, length: number): Position {
  const before = text.slice(0, index)
  const line = before.split(/\r\n|\r|\n/).length
  const column = index - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'))
  return { start: { line, column, offset: index }, end: { line, column: column + length, offset: index + length } }
}
