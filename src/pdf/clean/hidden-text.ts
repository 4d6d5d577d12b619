import { pageBox, rectangle } from '../file/model/page-box.ts'
import { type Page, pagesOf } from '../file/model/pages.ts'
import { isArray, nameOf } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import type { Rectangle } from '../text/filled-areas.ts'
import { PageReader } from '../text/page-reader.ts'
import type { ShownGlyph } from '../text/shown-text.ts'
import type { TraceCounts } from './privacy-trace.ts'

/** Filled rectangles of a page that are compared with its letters; behind this it is a drawing. */
const mostRectangles = 3000

/** Text that pages hold and do not show: without paint, outside the crop box, or under what was painted over it later. */
export function countHiddenText(file: PdfFile, counts: TraceCounts): void {
  let glyphs: ShownGlyph[] = []
  let covered = new Set<ShownGlyph>()
  let rectangles = 0
  let images = 0
  const cover = (area: Rectangle) => {
    if (++rectangles > mostRectangles) return
    for (const glyph of glyphs) if (isUnder(glyph, area)) covered.add(glyph)
  }
  const reader = new PageReader(file, {
    glyph: (glyph) => {
      if (glyph.text.trim() !== '') glyphs.push(glyph)
    },
    filled: cover,
    image: () => images++,
  })
  for (const page of pagesOf(file)) {
    glyphs = []
    covered = new Set()
    rectangles = 0
    images = 0
    reader.page(page, '')
    for (const area of darkNotes(file, page)) cover(area)
    const seen = glyphs.filter(({ mode }) => mode !== 3 && mode !== 7)
    counts.add(images > 0 ? 'tekstherkenning' : 'onzichtbare-tekst', glyphs.length - seen.length)
    const { crop } = pageBox(file, page.dict)
    counts.add('tekst-buiten-bladzijde', glyphs.filter((glyph) => isOutside(glyph, crop)).length)
    counts.add('tekst-onder-vlak', seen.filter((glyph) => covered.has(glyph) && !isOutside(glyph, crop)).length)
  }
}

function isUnder({ x, y, size, advance }: ShownGlyph, [left, bottom, right, top]: Rectangle): boolean {
  const [middle, height] = [x + advance / 2, y + size * 0.3]
  return middle > left && middle < right && height > bottom && height < top
}

/** A whole letter off the page: a stroke over the edge is none. */
function isOutside({ x, y, size }: ShownGlyph, [left, bottom, right, top]: Rectangle): boolean {
  return x > right || x < left - size || y > top || y < bottom - size
}

/** Squares that people draw over what may not be read. */
function darkNotes(file: PdfFile, page: Page): readonly Rectangle[] {
  return (file.array(page.dict.get('Annots')) ?? []).flatMap((each) => {
    const note = file.dict(each)
    const inside = file.resolve(note?.get('IC'))
    if (nameOf(note?.get('Subtype')) !== 'Square' || !isArray(inside) || inside.length === 0) return []
    const area = rectangle(file, note?.get('Rect'))
    return area && (file.number(note?.get('CA')) ?? 1) === 1 ? [area] : []
  })
}
