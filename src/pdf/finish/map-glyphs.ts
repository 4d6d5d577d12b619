import type { DocumentContent } from '../content/document-content.ts'
import type { FontReader } from '../content/font-reader.ts'
import type { Cluster, ScannedContent } from '../content/scanned-content.ts'
import { UnicodeMap } from '../content/unicode-map.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'

/**
 * U+2060 WORD JOINER, for a glyph that adds no character: it has no width, does not affect line breaking or Arabic joining,
 * and is not read aloud.
 */
const joiner = '\u2060'

/**
 * Maps every glyph to Unicode (ISO 19005-2, 6.2.11.7; ISO 14289-1, 7.21.7). Where several glyphs draw one letter, as in Arabic,
 * Chromium maps them to 0 and adds ActualText. Each gets a code per letter here: the widest maps to the letter, the others to
 * a word joiner, so that a reader without support for ActualText finds the same text.
 */
export function mapGlyphs(file: PdfFile, content: DocumentContent): void {
  const scanned = [...content.pages.values(), ...content.forms.values()]
  const maps = new Map<FontReader, UnicodeMap>()
  for (const font of content.fonts()) {
    const codes = codesOf(font, scanned)
    if (font.unmapped.length > 0 || codes.length > 0) maps.set(font, new UnicodeMap(file, font, codes, joiner))
  }
  for (const each of scanned) for (const cluster of each.clusters) mapCluster(each, cluster, maps)
  for (const each of maps.values()) each.write()
}

/** Every code of a font that occurs in a cluster. */
function codesOf(font: FontReader, scanned: readonly ScannedContent[]): readonly number[] {
  const shown = scanned.flatMap(({ clusters }) => clusters.flatMap((cluster) => cluster.shown))
  return shown.filter((each) => each.font === font).flatMap((each) => each.codes)
}

function mapCluster(
  content: ScannedContent,
  { text, shown }: Cluster,
  maps: ReadonlyMap<FontReader, UnicodeMap>,
): void {
  const widths = shown.flatMap(({ font, codes }) => codes.map((code) => maps.get(font)?.width(code) ?? 0))
  const carrier = widths.indexOf(Math.max(...widths))
  let glyph = 0
  for (const { font, codes, start, end } of shown) {
    const digits = codes.map((code) => {
      const mapped = maps.get(font)?.codeFor(code, glyph++ === carrier ? text : joiner) ?? code
      return mapped.toString(16).padStart(font.width * 2, '0')
    })
    content.edits.push({ at: start, remove: end - start, insert: `<${digits.join('')}>` })
  }
}
