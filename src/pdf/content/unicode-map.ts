import { type Dict, isArray, type PdfObject } from '../file/objects/objects.ts'
import { utf16Digits } from '../file/objects/text-string.ts'
import { flateStream } from '../file/read/flate.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import type { FontReader } from './font-reader.ts'

const highestCode = 0xffff

/**
 * The ToUnicode map of one font, mutable. A glyph that needs several values gets an additional code for each, where the font
 * maps codes to glyphs (ISO 32000-1, 9.7.4.2); elsewhere its first value is kept.
 */
export class UnicodeMap {
  private readonly file: PdfFile
  private readonly font: FontReader
  private readonly values: Map<number, string>
  private readonly widths: ReadonlyMap<number, number>
  private readonly defaultWidth: number
  /** The descendant of a composite font that can map two codes to one glyph. */
  private readonly descendant: Dict | undefined
  private readonly firstNew: number
  /** The glyph of each new code, from `firstNew`. */
  private readonly glyphs: number[] = []
  private readonly known = new Map<string, number>()

  /** @param shown every code in use that may be without a value  @param filler the value of a code that is assigned no other */
  constructor(file: PdfFile, font: FontReader, shown: readonly number[], filler: string) {
    this.file = file
    this.font = font
    this.values = new Map(font.toText)
    for (const code of [...font.unmapped, ...shown]) if (!this.values.has(code)) this.values.set(code, filler)
    const descendant = file.dict(file.array(font.dict.get('DescendantFonts'))?.[0])
    this.widths = readWidths(file, descendant)
    this.defaultWidth = file.number(descendant?.get('DW')) ?? 1000
    this.descendant = descendant && mapsCodesToGlyphs(file, font, descendant) ? descendant : undefined
    this.firstNew = Math.max(0, ...this.values.keys()) + 1
  }

  /** In thousandths of the font size. */
  width(code: number): number {
    return this.widths.get(code) ?? this.defaultWidth
  }

  /** A code that shows the same glyph and maps to this text. */
  codeFor(code: number, text: string): number {
    if (this.values.get(code) === text) return code
    const key = `${code} ${text}`
    const known = this.known.get(key)
    if (known !== undefined) return known
    const made = this.firstNew + this.glyphs.length
    if (!this.descendant || made > highestCode) return this.reuseCode(code, key, text)
    this.glyphs.push(code)
    this.values.set(made, text)
    this.known.set(key, made)
    return made
  }

  /** Writes the values, and the new codes with their widths, to the font. */
  write(): void {
    const map = characterMap(this.values, this.font.width)
    this.font.dict.set('ToUnicode', this.file.add(flateStream(map)))
    if (!this.descendant || this.glyphs.length === 0) return
    const glyphs = Buffer.alloc((this.firstNew + this.glyphs.length) * 2)
    for (let code = 0; code < this.firstNew; code++) glyphs.writeUInt16BE(code, code * 2)
    for (const [index, glyph] of this.glyphs.entries()) glyphs.writeUInt16BE(glyph, (this.firstNew + index) * 2)
    this.descendant.set('CIDToGIDMap', this.file.add(flateStream(glyphs)))
    const widths = this.glyphs.map((glyph) => this.width(glyph))
    this.descendant.set('W', [...(this.file.array(this.descendant.get('W')) ?? []), this.firstNew, widths])
  }

  /** For a font without room for additional codes; ActualText still gives the right text at each position. */
  private reuseCode(code: number, key: string, text: string): number {
    if (!this.font.toText.has(code) && !this.known.has(String(code))) {
      this.values.set(code, text)
      this.known.set(String(code), code)
    }
    this.known.set(key, code)
    return code
  }
}

function mapsCodesToGlyphs(file: PdfFile, font: FontReader, descendant: Dict): boolean {
  return (
    file.name(font.dict.get('Encoding')) === 'Identity-H' &&
    file.name(descendant.get('Subtype')) === 'CIDFontType2' &&
    file.name(descendant.get('CIDToGIDMap')) === 'Identity'
  )
}

/** Many times the number of codes; bounds a hostile list of ranges. */
const mostWidths = 1_000_000

/** The widths of a composite font by code, in thousandths of its size (`W`: ISO 32000-1, 9.7.4.3). */
export function readWidths(file: PdfFile, descendant: Dict | undefined): ReadonlyMap<number, number> {
  const widths = new Map<number, number>()
  const items = (file.array(descendant?.get('W')) ?? []).map(file.resolve)
  let remaining = mostWidths
  for (let at = 0; at + 1 < items.length; ) {
    const [first, next, width] = items.slice(at, at + 3)
    if (typeof first !== 'number') break
    if (isArray(next)) {
      for (const [index, each] of next.entries()) setWidth(widths, first + index, file.resolve(each))
      at += 2
    } else {
      const last = typeof next === 'number' ? Math.min(next, highestCode) : -1
      remaining -= Math.max(0, last - first)
      if (remaining < 0) break
      for (let code = first; code <= last; code++) setWidth(widths, code, width)
      at += 3
    }
  }
  return widths
}

function setWidth(widths: Map<number, number>, code: number, width: PdfObject | undefined): void {
  if (typeof width === 'number') widths.set(code, width)
}

const mostInBlock = 100

/** A ToUnicode CMap (ISO 32000-1, 9.10.3). */
function characterMap(values: ReadonlyMap<number, string>, width: 1 | 2): Uint8Array {
  const digits = (code: number) => code.toString(16).padStart(width * 2, '0')
  const rows = [...values]
    .sort(([one], [other]) => one - other)
    .map(([code, text]) => `<${digits(code)}> <${utf16Digits(text)}>\n`)
  let blocks = ''
  for (let at = 0; at < rows.length; at += mostInBlock) {
    const block = rows.slice(at, at + mostInBlock)
    blocks += `${block.length} beginbfchar\n${block.join('')}endbfchar\n`
  }
  const codeSpace = `1 begincodespacerange\n<${'00'.repeat(width)}> <${'ff'.repeat(width)}>\nendcodespacerange\n`
  const system = '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n'
  return Buffer.from(
    `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n${system}/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n` +
      `${codeSpace}${blocks}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n`,
    'latin1',
  )
}
