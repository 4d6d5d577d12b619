import { annotationsOf } from '../file/model/annotations.ts'
import { pageBox, rectangle } from '../file/model/page-box.ts'
import { type Page, pagesOf } from '../file/model/pages.ts'
import type { Rectangle } from '../file/objects/geometry.ts'
import { nameOf } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { PageReader } from '../text/page-reader.ts'
import type { ShownGlyph } from '../text/text-cursor.ts'
import type { TraceCounts } from './privacy-trace.ts'

/** The number of filled rectangles on a page that are compared with its glyphs; a page with more is a drawing. */
const mostRectangles = 3000

/** Counts glyphs that are not visible: not painted, outside the crop box, or covered by what is painted later. */
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

/** Whether the whole glyph is off the page; one that crosses the edge is visible. */
function isOutside({ x, y, size }: ShownGlyph, [left, bottom, right, top]: Rectangle): boolean {
  return x > right || x < left - size || y > top || y < bottom - size
}

/** Opaque square annotations, which users draw over text as a redaction. */
function darkNotes(file: PdfFile, page: Page): readonly Rectangle[] {
  return annotationsOf(file, page).flatMap((note) => {
    const inside = file.array(note.get('IC')) ?? []
    if (nameOf(note.get('Subtype')) !== 'Square' || inside.length === 0) return []
    const area = rectangle(file, note.get('Rect'))
    return area && (file.number(note.get('CA')) ?? 1) === 1 ? [area] : []
  })
}
