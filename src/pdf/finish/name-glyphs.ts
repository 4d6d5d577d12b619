import type { DocumentContent } from '../content/document-content.ts'
import type { FontReader } from '../content/font-reader.ts'
import { GlyphNames } from '../content/glyph-names.ts'
import type { Cluster, ScannedContent } from '../content/scanned-content.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'

/**
 * U+2060 WORD JOINER, for a glyph that adds no character: it has no width, breaks no line and no Arabic join, and readers
 * pass it over.
 */
const joiner = '\u2060'

/**
 * Gives every glyph a Unicode value (ISO 19005-2, 6.2.11.7; ISO 14289-1, 7.21.7). In Arabic, and wherever a letter is drawn
 * as several glyphs, one dot or one body serves many letters, so that a glyph has no value of its own: Chromium writes 0 and
 * puts the letter around it as ActualText. Here such a glyph gets a code for each letter it is a part of: the widest carries
 * the letter, the others a word joiner, so that readers that know no ActualText find the same text.
 */
export function nameGlyphs(file: PdfFile, content: DocumentContent): void {
  const scanned = [...content.pages.values(), ...content.forms.values()]
  const names = new Map<FontReader, GlyphNames>()
  for (const font of content.fonts()) {
    const codes = codesOf(font, scanned)
    if (font.unnamed.length > 0 || codes.length > 0) names.set(font, new GlyphNames(file, font, codes, joiner))
  }
  for (const each of scanned) for (const cluster of each.clusters) nameCluster(each, cluster, names)
  for (const each of names.values()) each.write()
}

/** Every code of a font that is shown in a cluster. */
function codesOf(font: FontReader, scanned: readonly ScannedContent[]): readonly number[] {
  const shown = scanned.flatMap(({ clusters }) => clusters.flatMap((cluster) => cluster.shown))
  return shown.filter((each) => each.font === font).flatMap((each) => each.codes)
}

function nameCluster(
  content: ScannedContent,
  { text, shown }: Cluster,
  names: ReadonlyMap<FontReader, GlyphNames>,
): void {
  const widths = shown.flatMap(({ font, codes }) => codes.map((code) => names.get(font)?.width(code) ?? 0))
  const carrier = widths.indexOf(Math.max(...widths))
  let glyph = 0
  for (const { font, codes, start, end } of shown) {
    const digits = codes.map((code) => {
      const named = names.get(font)?.codeFor(code, glyph++ === carrier ? text : joiner) ?? code
      return named.toString(16).padStart(font.width * 2, '0')
    })
    content.edits.push({ at: start, remove: end - start, insert: `<${digits.join('')}>` })
  }
}
