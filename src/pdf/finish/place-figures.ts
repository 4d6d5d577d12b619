import { pageBox } from '../file/model/page-box.ts'
import type { Page } from '../file/model/pages.ts'
import { around, type Point, type Rectangle, union } from '../file/objects/geometry.ts'
import { Name } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { type Element, hasType, isElement, type Kid, marksIn, setAttribute } from '../tags/structure.ts'
import { isGroupType, isInlineType } from '../tags/structure-types.ts'
import { PageReader } from '../text/page-reader.ts'
import type { PaintedMark } from '../text/page-text.ts'
import { intersection } from '../text/painted-shape.ts'
import type { ShownGlyph } from '../text/text-cursor.ts'

/**
 * States the place of each figure (ISO 32000-1, 14.8.5.4): whether it is a block, and the rectangle around its content. A
 * rectangle is for an element that lies on one page, so a figure on several has none.
 */
export function placeFigures(file: PdfFile, root: Element, pages: readonly Page[]): void {
  const figures = figuresIn(root)
  const boxes = boxesOf(
    file,
    pages,
    figures.map(({ figure }) => figure),
  )
  for (const { figure, placement } of figures) {
    setAttribute(figure, 'Layout', 'Placement', new Name(placement))
    const box = boxes.get(figure)
    if (box) setAttribute(figure, 'Layout', 'BBox', box.map(rounded))
  }
}

interface PlacedFigure {
  readonly figure: Element
  readonly placement: 'Block' | 'Inline'
}

function figuresIn(parent: Element): readonly PlacedFigure[] {
  return parent.kids.filter(isElement).flatMap((kid) => {
    if (kid.type !== 'Figure' && kid.type !== 'Formula') return figuresIn(kid)
    return [{ figure: kid, placement: isAmidText(parent) ? 'Inline' : 'Block' }]
  })
}

/** Whether the kids of an element follow each other on its lines. A cell or list item may hold text as well as blocks. */
function isAmidText(parent: Element): boolean {
  if (isGroupType(parent.type)) return false
  return hasType(parent, 'TD', 'TH', 'LBody', 'Note') ? parent.kids.some(isText) : true
}

function isText(kid: Kid): boolean {
  return isElement(kid) ? isInlineType(kid.type) : kid.kind === 'mark'
}

/** The rectangles, in default user space, of the figures that lie on one page. */
function boxesOf(
  file: PdfFile,
  pages: readonly Page[],
  figures: readonly Element[],
): ReadonlyMap<Element, readonly number[]> {
  const owners = new Map<string, Element>()
  const pagesOfFigures = new Map<number, Set<Element>>()
  for (const figure of figures) {
    const marks = marksIn(figure.kids)
    const [page, ...others] = new Set(marks.map((mark) => mark.page.number))
    if (page === undefined || others.length > 0) continue
    pagesOfFigures.set(page, (pagesOfFigures.get(page) ?? new Set()).add(figure))
    for (const { holder, mcid } of marks) owners.set(`${holder}/${mcid}`, figure)
  }
  const boxes = new Map<Element, Rectangle>()
  const reader = new PageReader(file)
  for (const page of pages) {
    if (!pagesOfFigures.has(page.ref.number)) continue
    const { crop } = pageBox(file, page.dict)
    const cover = (area: Rectangle, mark: PaintedMark | undefined) => {
      const figure = mark && owners.get(`${mark.form ?? page.ref.number}/${mark.mcid}`)
      const seen = intersection(area, crop)
      if (!figure || seen[0] === seen[2] || seen[1] === seen[3]) return
      const known = boxes.get(figure)
      boxes.set(figure, known ? union(known, seen) : seen)
    }
    reader.page(page, 'een bladzijde', {
      glyph: (glyph, mark) => cover(intersection(areaOf(glyph), glyph.clip), mark),
      painted: ({ box }, mark) => cover(box, mark),
    })
  }
  return boxes
}

/** Typical ascender and descender heights, in the directions of the glyph. */
function areaOf({ x, y, size, advance, along, up }: ShownGlyph): Rectangle {
  const at = (across: number, high: number): Point => [
    x + along[0] * across + up[0] * high,
    y + along[1] * across + up[1] * high,
  ]
  return around([at(0, -0.25 * size), at(advance, -0.25 * size), at(0, 0.85 * size), at(advance, 0.85 * size)])
}

/** Outwards would leave the page at its edges; a hundredth of a point cannot be seen. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
