import type { Position } from 'unist'
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Rule } from '../../diagnostics/rule.ts'
import { bodyRules } from '../../document/document-rules.ts'
import { lazily } from '../../system/lazily.ts'
import { codeFamily, coveredRanges, faceRows } from './font-table.ts'

/** A character without a glyph in the embedded fonts; `index` in UTF-16 code units. */
export interface UncoveredCharacter {
  readonly character: string
  readonly index: number
}

type Ranges = readonly (readonly [number, number])[]

const covered = lazily(() => rangesOf(coveredRanges))
/** Of each text face, because an accent must be set in the same face as its letter. */
const perFace = lazily(() =>
  faceRows.filter((line) => !line.startsWith(codeFamily)).map((line) => rangesOf(line.split('|')[4] ?? '')),
)

/** Characters without a glyph: joiners, direction marks, variation selectors, line ends and tabs. */
const invisible = /[\t\n\r\p{Default_Ignorable_Code_Point}]/u
/** C0 and C1 controls except tab and line ends, lone surrogates, and noncharacters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the subject of this pattern
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff\p{Surrogate}]/gu
/** A character with combining marks, which must all be in the same font. */
const accented = /[^\p{M}\s]\p{M}+/gu

/** Characters that are checked individually: all but those of western European languages in precomposed form. */
const unusual = /[^\t\n\r\u0020-\u007e\u00a0-\u017f\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac]/

/** The characters of a text (in NFC) without a glyph in any font, and combining sequences that no single font can set. */
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
  if (invisible.test(character)) return true
  return holds(covered(), point)
}

/** Whether one font face has the letter and all its accents. */
function isSettable(composed: string): boolean {
  const points = [...composed.normalize('NFC')]
    .filter((character) => !invisible.test(character))
    .map((character) => character.codePointAt(0) ?? 0)
  if (points.length < 2) return true
  return perFace().some((face) => points.every((point) => holds(face, point)))
}

/** @param text hexadecimal code points in ascending order: `20-7e,a0` */
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

/** Text for printing: in NFC, without control characters. */
export function printable(text: string): string {
  return text.replace(controls, '').normalize('NFC')
}

/**
 * Reports each character of a file that cannot be printed, at its first position: one without a glyph (an error, because the
 * browser would use a font of the machine or print a box) or a control character (a warning, because it is removed).
 * @param text the whole file, including front matter
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
      bodyRules['tekst/stuurteken'],
      'is een stuurteken: het wordt niet afgedrukt.',
      'Haal het teken weg uit het bestand.',
    )
  for (const one of uncovered(text.replace(controls, (control) => ' '.repeat(control.length))))
    tell(
      one,
      bodyRules['tekst/teken'],
      'staat in geen van de lettertypen.',
      'Gebruik een ander teken, of zet het als afbeelding in de tekst.',
    )
  return found
}

/** `"𓀀" (U+13000)`; only the code point for an invisible character. */
function named(character: string): string {
  const numbers = [...character].map(
    (each) => `U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
  return new RegExp(controls.source, 'u').test(character) ? numbers.join(' ') : `“${character}” (${numbers.join(' ')})`
}

function placeOf(text: string, index: number, length: number): Position {
  const before = text.slice(0, index)
  const line = before.split(/\r\n|\r|\n/).length
  const column = index - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'))
  return { start: { line, column, offset: index }, end: { line, column: column + length, offset: index + length } }
}
