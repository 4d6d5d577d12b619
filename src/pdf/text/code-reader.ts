import type { FontReader } from '../content/font-reader.ts'
import { readWidths } from '../content/glyph-names.ts'
import { DamagedPdf, type Dict, isArray, isDict, Name, nameOf, type PdfObject } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { glyphText } from './glyph-text.ts'

/** How the codes of any font become text, and how far each moves; for files of any maker. */
export interface CodeReader {
  /** Bytes a code. */
  readonly width: 1 | 2
  readonly text: (code: number) => string
  /** In parts of the font's size. */
  readonly advance: (code: number) => number
}

/** When a font says nothing of its widths: about that of a Western letter. */
const usualAdvance = 0.55

/** Makes the reader of a font: its map to Unicode goes first, then its encoding; a code neither knows is read as Latin-1. */
function codeReader(file: PdfFile, font: FontReader): CodeReader {
  return font.width === 2 ? composite(file, font) : simple(file, font)
}

function composite(file: PdfFile, font: FontReader): CodeReader {
  const descendant = file.dict(file.array(font.dict.get('DescendantFonts'))?.[0])
  const widths = readWidths(file, descendant)
  const usual = file.number(descendant?.get('DW')) ?? 1000
  const bare = font.toText.size === 0
  return {
    width: 2,
    // Without a map the codes are numbers of glyphs; that they are Unicode is worth a try.
    text: (code) => font.toText.get(code) ?? (bare && code >= 32 ? String.fromCharCode(code) : ''),
    advance: (code) => (widths.get(code) ?? usual) / 1000,
  }
}

function simple(file: PdfFile, font: FontReader): CodeReader {
  const encoding = encodingOf(file, font.dict)
  const first = file.number(font.dict.get('FirstChar')) ?? 0
  const widths = file.array(font.dict.get('Widths'))
  // The widths of a Type 3 font are in its own space.
  const scale = Math.abs(file.number(file.array(font.dict.get('FontMatrix'))?.[0]) ?? 0.001)
  return {
    width: 1,
    text: (code) => font.toText.get(code) ?? encoding(code),
    advance: (code) => {
      const width = widths && file.number(widths[code - first])
      return width === undefined || width === 0 ? usualAdvance : width * scale
    },
  }
}

function encodingOf(file: PdfFile, font: Dict): (code: number) => string {
  const encoding = file.resolve(font.get('Encoding'))
  const entries = isDict(encoding) ? encoding : undefined
  const base = baseTable(nameOf(encoding ?? undefined) ?? nameOf(file.resolve(entries?.get('BaseEncoding'))))
  const differences = differencesOf(file, entries?.get('Differences'))
  return (code) => differences.get(code) ?? base[code] ?? ''
}

function differencesOf(file: PdfFile, object: PdfObject | undefined): ReadonlyMap<number, string> {
  const differences = new Map<number, string>()
  const items = file.resolve(object)
  if (!isArray(items)) return differences
  let code = 0
  for (const item of items) {
    const found = file.resolve(item)
    if (typeof found === 'number') code = found
    else if (found instanceof Name) {
      const text = glyphText(found.value)
      if (text !== undefined) differences.set(code, text)
      code++
    }
  }
  return differences
}

const tables = new Map<string, readonly string[]>()

/** The text of each of the 256 codes (ISO 32000-1, annex D). */
function baseTable(name: string | undefined): readonly string[] {
  const standard = name === undefined || name === 'StandardEncoding'
  const key = standard ? 'standard' : name === 'MacRomanEncoding' ? name : 'WinAnsiEncoding'
  const known = tables.get(key)
  if (known) return known
  const of = key === 'MacRomanEncoding' ? macLetter : windowsLetter
  const table = Array.from({ length: 256 }, (_, code) => (code < 32 ? '' : of(code)))
  if (standard) for (const [code, text] of standardCodes) table[code] = text
  tables.set(key, table)
  return table
}

/** Windows-1252 from 0x80, where it differs from Latin-1. Written out: not every Node decodes it by that name. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function windowsLetter(code: number): string {
  return windows[code - 0x80] ?? String.fromCharCode(code)
}

/** Macintosh Roman from 0x80. */
const mac =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ'

function macLetter(code: number): string {
  return mac[code - 0x80] ?? String.fromCharCode(code)
}

/** StandardEncoding where it differs from Windows' in what Dutch text uses. */
const standardCodes: readonly (readonly [number, string])[] = [
  [0x27, '’'],
  [0x60, '‘'],
  [0xa9, "'"],
  [0xaa, '“'],
  [0xae, 'fi'],
  [0xaf, 'fl'],
  [0xb1, '–'],
  [0xb9, '„'],
  [0xba, '”'],
  [0xd0, '—'],
  [0xe1, 'Æ'],
  [0xea, 'Œ'],
  [0xf1, 'æ'],
  [0xf5, 'ı'],
  [0xfa, 'œ'],
  [0xfb, 'ß'],
]

/** Makes readers, each font once; a font that cannot be read has none. */
export function codeReaders(
  file: PdfFile,
  fontOf: (font: PdfObject | undefined) => FontReader | undefined,
): (font: PdfObject | undefined) => CodeReader | undefined {
  const known = new Map<Dict, CodeReader | undefined>()
  return (font) => {
    const found = file.dict(font)
    if (!found) return undefined
    if (known.has(found)) return known.get(found)
    const made = attempt(() => {
      const reader = fontOf(font)
      return reader && codeReader(file, reader)
    })
    known.set(found, made)
    return made
  }
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof DamagedPdf) return undefined
    throw error
  }
}
