import { type Dict, type PdfObject, PdfString, Stream } from '../file/objects/objects.ts'
import { utf16beToText } from '../file/objects/text-string.ts'
import { Keyword, ObjectParser } from '../file/read/parse-object.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'

/** The mapping from the character codes of one font to text. */
export interface FontReader {
  readonly name: string
  readonly dict: Dict
  /** Bytes per code: 2 for composite fonts, else 1. */
  readonly width: 1 | 2
  readonly toText: ReadonlyMap<number, string>
  /** Codes that ToUnicode maps to an invalid value: glyphs for positional forms, dots and marks have no character of their own. */
  readonly unmapped: readonly number[]
  /** The code of the space, where the subset has one. */
  readonly space: number | undefined
}

/** Values that are not allowed in a ToUnicode map (ISO 19005-2, 6.2.11.7.2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the control character is one of these values.
const noValue = /[\u0000\ufeff\ufffe]/

export interface FontReaders {
  readonly of: (font: PdfObject | undefined) => FontReader | undefined
  /** All readers made so far, in order of first use. */
  readonly all: () => readonly FontReader[]
}

/** Reads each font of a file once. */
export function fontReaders(file: PdfFile): FontReaders {
  const known = new Map<Dict, FontReader>()
  const of = (font: PdfObject | undefined): FontReader | undefined => {
    const found = file.dict(font)
    const reader = found && (known.get(found) ?? readFont(file, found))
    if (reader) known.set(found, reader)
    return reader
  }
  return { of, all: () => [...known.values()] }
}

function readFont(file: PdfFile, font: Dict): FontReader {
  const map = file.resolve(font.get('ToUnicode'))
  const toText = map instanceof Stream ? readCharacterMap(file.bytes(map)) : new Map<number, string>()
  let space: number | undefined
  const unmapped: number[] = []
  for (const [code, text] of toText) {
    if (text === ' ') space ??= code
    if (text === '' || noValue.test(text)) unmapped.push(code)
  }
  for (const code of unmapped) toText.delete(code)
  return {
    name: file.name(font.get('BaseFont')) ?? '',
    dict: font,
    width: file.name(font.get('Subtype')) === 'Type0' ? 2 : 1,
    toText,
    unmapped,
    space,
  }
}

function codeOf(string: PdfString): number {
  let code = 0
  for (let at = 0; at < string.raw.length && at < 4; at++) code = code * 256 + string.raw.charCodeAt(at)
  return code
}

/** The bfchar and bfrange sections of a ToUnicode map (ISO 32000-1, 9.10.3). */
function readCharacterMap(bytes: Uint8Array): Map<number, string> {
  const parser = new ObjectParser(bytes)
  const map = new Map<number, string>()
  let pending: (PdfString | readonly PdfObject[])[] = []
  for (let token = parser.next(); token !== undefined; token = parser.next()) {
    if (token instanceof PdfString || Array.isArray(token)) pending.push(token)
    else if (token instanceof Keyword) {
      if (token.value === 'endbfchar') addCharacters(map, pending)
      else if (token.value === 'endbfrange') addRanges(map, pending)
      pending = []
    }
  }
  return map
}

function addCharacters(map: Map<number, string>, items: readonly (PdfString | readonly PdfObject[])[]): void {
  for (let at = 0; at + 1 < items.length; at += 2) {
    const [code, text] = [items[at], items[at + 1]]
    if (code instanceof PdfString && text instanceof PdfString) map.set(codeOf(code), utf16beToText(text.raw))
  }
}

/** Many times the number of codes; bounds a hostile list of ranges. */
const mostValues = 1_000_000

function addRanges(map: Map<number, string>, items: readonly (PdfString | readonly PdfObject[])[]): void {
  let remaining = mostValues
  for (let at = 0; at + 2 < items.length; at += 3) {
    const [first, last, target] = [items[at], items[at + 1], items[at + 2]]
    if (!(first instanceof PdfString && last instanceof PdfString)) continue
    const start = codeOf(first)
    const count = Math.min(codeOf(last) - start, 0xffff)
    remaining -= Math.max(0, count)
    if (remaining < 0) return
    for (let index = 0; index <= count; index++) {
      const text = rangeText(target, index)
      if (text !== undefined) map.set(start + index, text)
    }
  }
}

function rangeText(target: PdfString | readonly PdfObject[] | undefined, index: number): string | undefined {
  if (target instanceof PdfString) {
    const text = utf16beToText(target.raw)
    return text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + index)
  }
  const item = target?.[index]
  return item instanceof PdfString ? utf16beToText(item.raw) : undefined
}
