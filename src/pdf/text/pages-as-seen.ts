import { pagesOf } from '../file/model/pages.ts'
import { orRefusal } from '../file/objects/refusal.ts'
import { openReadable } from '../file/read/open-pdf.ts'
import { PageReader } from './page-reader.ts'
import type { PlacedText } from './text-collection.ts'
import { type ShownGlyph, wordGap } from './text-cursor.ts'

/**
 * The text of each page in the order in which it is seen: lines from the top down, each from left to right, whatever the order in which
 * its glyphs are painted. Empty for a file that cannot be read.
 */
export function pagesAsSeen(pdf: Uint8Array): readonly PlacedText[] {
  const read = orRefusal(() => {
    const glyphs: ShownGlyph[] = []
    const file = openReadable(pdf)
    const reader = new PageReader(file, { glyph: (glyph) => glyphs.push(glyph) })
    const pages = pagesOf(file).map((page, index): PlacedText => {
      glyphs.length = 0
      const place = `pagina ${index + 1}`
      reader.page(page, place)
      return { place: `${place}, zoals zij eruitziet`, text: linesOf(glyphs).map(textOf).join('\n') }
    })
    return { ok: true, pages } as const
  })
  return read.ok ? read.pages : []
}

/** A glyph further below the one before it than this fraction of its size is on another line. */
const sameLine = 0.4

function linesOf(glyphs: readonly ShownGlyph[]): readonly (readonly ShownGlyph[])[] {
  const lines: ShownGlyph[][] = []
  for (const glyph of [...glyphs].sort((one, other) => other.y - one.y)) {
    const last = lines.at(-1)
    const before = last?.at(-1)
    if (last && before && before.y - glyph.y < sameLine * Math.max(before.size, glyph.size)) last.push(glyph)
    else lines.push([glyph])
  }
  return lines.map((line) => line.sort((one, other) => one.x - other.x))
}

function textOf(line: readonly ShownGlyph[]): string {
  let text = ''
  let end = Number.POSITIVE_INFINITY
  for (const glyph of line) {
    if (glyph.x - end > wordGap * glyph.size) text += ' '
    text += glyph.text
    end = glyph.x + glyph.advance
  }
  return text
}
