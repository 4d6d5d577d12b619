import type { FontReader } from '../content/font-reader.ts'
import { readWidths } from '../content/unicode-map.ts'
import { type Dict, isDict, Name, nameOf, type PdfObject } from '../file/objects/objects.ts'
import { unlessDamaged } from '../file/objects/refusal.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { glyphText } from './glyph-text.ts'

/** The text and advance width of the character codes of a font, for files of any producer. */
export interface CodeReader {
  /** Of the font in the file, with the prefix of a subset (ISO 32000-1, 9.6.4). */
  readonly name: string
  /** Bytes per code. */
  readonly width: 1 | 2
  readonly text: (code: number) => string
  /** As a fraction of the font size. */
  readonly advance: (code: number) => number
}

/** For a font without widths: about that of a Western letter. */
const defaultAdvance = 0.55

/** Uses the ToUnicode map of a font first, then its encoding; a code in neither is read as Latin-1. */
function codeReader(file: PdfFile, font: FontReader): CodeReader {
  return font.width === 2 ? composite(file, font) : simple(file, font)
}

function composite(file: PdfFile, font: FontReader): CodeReader {
  const descendant = file.dict(file.array(font.dict.get('DescendantFonts'))?.[0])
  const widths = readWidths(file, descendant)
  const defaultWidth = file.number(descendant?.get('DW')) ?? 1000
  const hasNoMap = font.toText.size === 0
  return {
    name: font.name,
    width: 2,
    // Without a map the codes are glyph indices; some producers use Unicode values.
    text: (code) => font.toText.get(code) ?? (hasNoMap && code >= 32 ? String.fromCharCode(code) : ''),
    advance: (code) => (widths.get(code) ?? defaultWidth) / 1000,
  }
}

function simple(file: PdfFile, font: FontReader): CodeReader {
  const encoding = encodingOf(file, font.dict)
  const first = file.number(font.dict.get('FirstChar')) ?? 0
  const widths = file.array(font.dict.get('Widths'))
  // The widths of a Type 3 font are in glyph space (ISO 32000-1, 9.6.5).
  const scale = Math.abs(file.number(file.array(font.dict.get('FontMatrix'))?.[0]) ?? 0.001)
  return {
    name: font.name,
    width: 1,
    text: (code) => font.toText.get(code) ?? encoding(code),
    advance: (code) => {
      const width = widths && file.number(widths[code - first])
      return width === undefined || width === 0 ? defaultAdvance : width * scale
    },
  }
}

function encodingOf(file: PdfFile, font: Dict): (code: number) => string {
  const encoding = file.resolve(font.get('Encoding'))
  const entries = isDict(encoding) ? encoding : undefined
  const base = baseEncoding(nameOf(encoding ?? undefined) ?? file.name(entries?.get('BaseEncoding')))
  const differences = differencesOf((file.array(entries?.get('Differences')) ?? []).map(file.resolve))
  return (code) => differences.get(code) ?? base[code] ?? ''
}

/** The texts of a Differences array (ISO 32000-1, 9.6.6): each number is the code of the glyph name that follows it. */
function differencesOf(items: readonly (PdfObject | undefined)[]): ReadonlyMap<number, string> {
  const differences = new Map<number, string>()
  let code = 0
  for (const item of items) {
    if (typeof item === 'number') code = item
    else if (item instanceof Name) {
      const text = glyphText(item.value)
      if (text !== undefined) differences.set(code, text)
      code++
    }
  }
  return differences
}

/** The text of each of the 256 codes (ISO 32000-1, annex D). */
function baseEncoding(name: string | undefined): readonly string[] {
  if (name === undefined || name === 'StandardEncoding') return standardEncoding
  return name === 'MacRomanEncoding' ? macRomanEncoding : winAnsiEncoding
}

/** Latin-1, except for the characters from 0x80 that are given. */
function encodingFrom(upperHalf: string): readonly string[] {
  return Array.from({ length: 256 }, (_, code) =>
    code < 32 ? '' : (upperHalf[code - 0x80] ?? String.fromCharCode(code)),
  )
}

/** Written out, because not every build of Node can decode Windows-1252. */
const winAnsiEncoding = encodingFrom('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ')

const macRomanEncoding = encodingFrom(
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
)

/** Where StandardEncoding differs from WinAnsiEncoding in the characters that Dutch text uses. */
const standardCodes = differencesOf(
  (
    '39 quoteright 96 quoteleft 169 quotesingle quotedblleft 174 fi fl 177 endash 185 quotedblbase quotedblright 208 emdash ' +
    '225 AE 234 OE 241 ae 245 dotlessi 250 oe germandbls'
  )
    .split(' ')
    .map((item) => (/^\d/.test(item) ? Number(item) : new Name(item))),
)

const standardEncoding = winAnsiEncoding.map((text, code) => standardCodes.get(code) ?? text)

/** Reads each font once; a damaged font has no reader. */
export function codeReaders(
  file: PdfFile,
  fontOf: (font: PdfObject | undefined) => FontReader | undefined,
): (font: PdfObject | undefined) => CodeReader | undefined {
  const known = new Map<Dict, CodeReader | undefined>()
  return (font) => {
    const found = file.dict(font)
    if (!found) return undefined
    if (known.has(found)) return known.get(found)
    const made = unlessDamaged(() => {
      const reader = fontOf(font)
      return reader && codeReader(file, reader)
    })
    known.set(found, made)
    return made
  }
}
