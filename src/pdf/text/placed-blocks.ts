import { pageBox } from '../file/model/page-box.ts'
import { type Page, pagesOf } from '../file/model/pages.ts'
import { around, type Point, type Rectangle, transform, union } from '../file/objects/geometry.ts'
import { names, PdfString } from '../file/objects/objects.ts'
import { textOf } from '../file/objects/text-string.ts'
import { openPdf } from '../file/read/open-pdf.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { readStructure } from '../tags/read-structure.ts'
import { type Element, isElement, type MarkKid, marksIn } from '../tags/structure.ts'
import { PageReader } from './page-reader.ts'
import type { PaintedMark } from './page-text.ts'

/** In points, from the top left corner of the displayed page. */
export interface BlockPlace {
  /** From 1. */
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A block of the logical structure: a paragraph, heading, list item body, table row or figure. */
export interface PlacedBlock {
  /** `P`, `H2`, `LBody`, `TR`, `Figure` … */
  readonly type: string
  /** The text in painting order, without footnote references; of a figure its alternative text. */
  readonly text: string
  /** One for each page it is on; none when it is invisible. */
  readonly places: readonly BlockPlace[]
}

/** Inline elements: their text belongs to the enclosing block. Any other element is a block. */
const inline = names('Span Link Annot Quote Code Em Strong BibEntry Ruby Warichu Form')
/** Elements with generated text: footnote numbers and list labels. */
const skipped = new Set(['Reference', 'Lbl'])

/** The blocks of a tagged PDF in reading order, with their positions; none for an untagged file. @throws DamagedPdf */
export function placedBlocks(pdf: Uint8Array): readonly PlacedBlock[] {
  const file = openPdf(pdf)
  const root = readStructure(file)
  if (!root) return []
  const marks = readMarks(file, pagesOf(file))
  const blocks: PlacedBlock[] = []
  visit(root, marks, blocks)
  return blocks
}

interface MarkShown {
  readonly page: number
  text: string
  /** In points, as a place counts them: from the top down. Undefined while nothing visible is in it. */
  area: Rectangle | undefined
}

const unitSquare: readonly Point[] = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]

/** The content of each marked-content sequence. */
type Marks = ReadonlyMap<string, MarkShown>

/** @param holder object number of the page or form whose content stream has the sequence */
function keyOf(holder: number, mcid: number): string {
  return `${holder}/${mcid}`
}

function readMarks(file: PdfFile, pages: readonly Page[]): Marks {
  const marks = new Map<string, MarkShown>()
  const reader = new PageReader(file)
  for (const [index, page] of pages.entries()) {
    const box = pageBox(file, page.dict)
    const markOf = ({ form, mcid }: PaintedMark): MarkShown => {
      const key = keyOf(form ?? page.ref.number, mcid)
      const known = marks.get(key)
      if (known) return known
      const made = { page: index + 1, text: '', area: undefined }
      marks.set(key, made)
      return made
    }
    const cover = (mark: MarkShown, corners: readonly Point[]) => {
      const seen = corners.map((corner) => transform(box.toSeen, corner))
      const area = around(seen.map(([x, up]) => [x, box.height - up]))
      mark.area = mark.area ? union(mark.area, area) : area
    }
    reader.page(page, `bladzijde ${index + 1}`, {
      glyph: ({ text, x, y, size, advance }, painted) => {
        if (painted === undefined) return
        const mark = markOf(painted)
        mark.text += text
        // Typical ascender and descender heights.
        if (text.trim() !== '')
          cover(mark, [
            [x, y - 0.25 * size],
            [x + advance, y + 0.85 * size],
          ])
      },
      image: (matrix, painted) => {
        if (painted === undefined) return
        const corners = unitSquare.map((corner) => transform(matrix, corner))
        cover(markOf(painted), corners)
      },
    })
  }
  return marks
}

function visit(current: Element, marks: Marks, blocks: PlacedBlock[]): void {
  if (skipped.has(current.type)) return
  if (current.type === 'TR' || current.type === 'Figure') {
    const inside = marksIn(current.kids, ({ type }) => !skipped.has(type))
    blocks.push(
      blockOf(
        current,
        inside.flatMap((kid) => shownBy(kid, marks)),
      ),
    )
    return
  }
  const own: MarkShown[] = []
  const at = blocks.length
  collect(current, marks, own, blocks)
  // Before the nested blocks, because its own text comes first.
  if (own.length > 0) blocks.splice(at, 0, blockOf(current, own))
}

/** Collects the content of an element and its inline elements; visits the nested blocks. */
function collect(current: Element, marks: Marks, own: MarkShown[], blocks: PlacedBlock[]): void {
  for (const kid of current.kids) {
    if (kid.kind === 'mark') {
      own.push(...shownBy(kid, marks))
    } else if (isElement(kid)) {
      if (inline.has(kid.type)) collect(kid, marks, own, blocks)
      else visit(kid, marks, blocks)
    }
  }
}

function shownBy(kid: MarkKid, marks: Marks): readonly MarkShown[] {
  const mark = marks.get(keyOf(kid.holder, kid.mcid))
  return mark ? [mark] : []
}

function blockOf(current: Element, shown: readonly MarkShown[]): PlacedBlock {
  const alt = current.entries.get('Alt')
  const byPage = new Map<number, Rectangle>()
  for (const { page, area } of shown) {
    const known = byPage.get(page)
    if (area) byPage.set(page, known ? union(known, area) : area)
  }
  const text = shown.map((mark) => mark.text).join('')
  return {
    type: current.type,
    text: current.type === 'Figure' && alt instanceof PdfString ? textOf(alt) : text,
    places: [...byPage].map(([page, [x, y, right, bottom]]) => ({ page, x, y, width: right - x, height: bottom - y })),
  }
}
