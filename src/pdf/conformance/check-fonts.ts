import { fontReaders } from '../content/font-reader.ts'
import { type Dict, isDict, nameOf, names, Stream } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { glyphText } from '../text/glyph-text.ts'
import { type Breach, both, breachIf, readable } from './breach.ts'

const fontFiles = ['FontFile', 'FontFile2', 'FontFile3']
const knownEncodings = names('WinAnsiEncoding MacRomanEncoding MacExpertEncoding StandardEncoding')
const knownOrderings = names('GB1 CNS1 Japan1 Korea1')

/** What a font shows. */
export interface ShownFont {
  readonly codes: Set<number>
  /** Whether any of its text can be seen. */
  isVisible: boolean
}

/**
 * Checks the fonts that show text (ISO 14289-1, 7.21; ISO 19005-2, 6.2.11): embedded, and with the characters that their glyphs
 * stand for. Invisible text needs no embedded font.
 */
export function checkFonts(file: PdfFile, shown: ReadonlyMap<Dict, ShownFont>): readonly Breach[] {
  const all = [...shown.keys()]
  const visible = all.filter((font) => shown.get(font)?.isVisible)
  const codesOf = (font: Dict): ReadonlySet<number> => shown.get(font)?.codes ?? new Set()
  const missing = visible.filter((font) => !isEmbedded(file, font))
  const unreadable = all.filter((font) => !isReadable(file, font, codesOf(font)))
  const irregular = visible.filter((font) => hasUnclearEncoding(file, font))
  const isBlank = (font: Dict) => file.name(font.get('Subtype')) === 'Type0' && codesOf(font).has(0)
  const list = (fonts: readonly Dict[]) =>
    [...new Set(fonts.map((font) => nameOfFont(file, font)))].slice(0, 3).join(', ')
  return [
    ...breachIf(missing.length > 0, both, `Niet alle lettertypen zitten in de PDF: ${list(missing)} ontbreekt.`),
    ...breachIf(
      unreadable.length > 0,
      readable,
      `Van letters in de PDF is niet bekend welk teken ze zijn (lettertype ${list(unreadable)}).`,
    ),
    ...breachIf(
      irregular.length > 0,
      both,
      `De tekens van een lettertype in de PDF zijn niet goed vastgelegd (${list(irregular)}).`,
    ),
    ...breachIf(all.some(isBlank), both, 'Van een letter in de PDF ontbreekt de vorm: er staat een leeg blokje.'),
  ]
}

function nameOfFont(file: PdfFile, font: Dict): string {
  return (file.name(font.get('BaseFont')) ?? 'zonder naam').replace(/^[A-Z]{6}\+/, '')
}

/** The dictionary that has the descriptor: that of a composite font is below it. */
function describedFont(file: PdfFile, font: Dict): Dict | undefined {
  if (file.name(font.get('Subtype')) !== 'Type0') return font
  return file.dict(file.array(font.get('DescendantFonts'))?.[0])
}

function isEmbedded(file: PdfFile, font: Dict): boolean {
  if (file.name(font.get('Subtype')) === 'Type3') return true
  const descriptor = file.dict(describedFont(file, font)?.get('FontDescriptor'))
  return fontFiles.some((key) => file.resolve(descriptor?.get(key)) instanceof Stream)
}

/** Whether each code that is shown has a character, by its map or by a standard encoding. */
function isReadable(file: PdfFile, font: Dict, codes: ReadonlySet<number>): boolean {
  const reader = fontReaders(file).of(font)
  const unmapped = [...codes].filter((code) => reader?.toText.has(code) !== true)
  if (unmapped.length === 0) return true
  // A map that gives no character is worse than none: it is what a reader uses.
  if (unmapped.some((code) => reader?.unmapped.includes(code))) return false
  if (file.name(font.get('Subtype')) === 'Type0') {
    const system = file.dict(describedFont(file, font)?.get('CIDSystemInfo'))
    return (
      file.text(system?.get('Registry')) === 'Adobe' && knownOrderings.has(file.text(system?.get('Ordering')) ?? '')
    )
  }
  const encoding = file.resolve(font.get('Encoding'))
  if (isDict(encoding)) return hasKnownNames(file, encoding)
  return knownEncodings.has(nameOf(encoding) ?? '') || (!isSymbolic(file, font) && encoding === undefined)
}

function hasKnownNames(file: PdfFile, encoding: Dict): boolean {
  return (file.array(encoding.get('Differences')) ?? []).every((each) => {
    const name = file.name(each)
    return name === undefined || name === '.notdef' || glyphText(name) !== undefined
  })
}

/** Flag Symbolic: bit 3 (ISO 32000-1, 9.8.2). */
function isSymbolic(file: PdfFile, font: Dict): boolean {
  const descriptor = file.dict(font.get('FontDescriptor'))
  return ((file.number(descriptor?.get('Flags')) ?? 0) & 0b100) !== 0
}

/** ISO 19005-2, 6.2.11.3.2 (glyph indices of a CIDFont) and 6.2.11.6 (encoding of a TrueType font). */
function hasUnclearEncoding(file: PdfFile, font: Dict): boolean {
  const kind = file.name(font.get('Subtype'))
  const described = describedFont(file, font)
  if (kind === 'Type0')
    return file.name(described?.get('Subtype')) === 'CIDFontType2' && described?.has('CIDToGIDMap') !== true
  if (kind !== 'TrueType') return false
  const encoding = file.resolve(font.get('Encoding'))
  const name = isDict(encoding) ? file.name(encoding.get('BaseEncoding')) : nameOf(encoding)
  if (isSymbolic(file, font)) return encoding !== undefined && encoding !== null
  return name !== 'WinAnsiEncoding' && name !== 'MacRomanEncoding'
}
