import { looksLike } from '../content/paint.ts'
import { type PageBox, pageBox } from '../file/model/page-box.ts'
import { type Page, pagesOf } from '../file/model/pages.ts'
import { around, type Point, type Rectangle, transform } from '../file/objects/geometry.ts'
import { orRefusal, type PdfRefusal } from '../file/objects/refusal.ts'
import { openReadable } from '../file/read/open-pdf.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { readStructure } from '../tags/read-structure.ts'
import { PageReader } from '../text/page-reader.ts'
import { GlyphCanvas } from './glyph-canvas.ts'
import { linesOf, type PlacedGlyph } from './glyph-lines.ts'
import { type MarkedBlock, markedBlocks } from './marked-blocks.ts'
import type { MeasuredPage, PageArea } from './measured-page.ts'

export interface MeasuredPdf {
  readonly ok: true
  readonly pages: readonly MeasuredPage[]
}

/**
 * Reads where a PDF has its text and what else it paints: what is visible, of any producer. The measures in this folder are
 * functions of its pages. Never throws because of the contents of the file.
 */
export function measurePdf(pdf: Uint8Array): MeasuredPdf | PdfRefusal {
  return orRefusal(() => {
    const file = openReadable(pdf)
    const pages = pagesOf(file)
    const root = readStructure(file)
    const blocks = root ? markedBlocks(root) : new Map<string, MarkedBlock>()
    const reader = new PageReader(file)
    return { ok: true, pages: pages.map((page, index) => measurePage({ file, reader, blocks }, page, index + 1)) }
  })
}

interface Source {
  readonly file: PdfFile
  readonly reader: PageReader
  readonly blocks: ReadonlyMap<string, MarkedBlock>
}

const unitSquare: readonly Point[] = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]

function measurePage({ file, reader, blocks }: Source, page: Page, number: number): MeasuredPage {
  const box = pageBox(file, page.dict)
  const glyphs: PlacedGlyph[] = []
  const shapes: PageArea[] = []
  const canvas = new GlyphCanvas()
  reader.page(page, `bladzijde ${number}`, {
    glyph: (shown, mark) => {
      const { text, x, y, size, font, advance, along, mode, alpha } = shown
      if (mode === 3 || mode === 7 || alpha < 0.02) return
      const start = onPage(box, [x, y])
      const end = onPage(box, [x + along[0] * advance, y + along[1] * advance])
      const block = mark && blocks.get(`${mark.form ?? page.ref.number}/${mark.mcid}`)
      if (Math.abs(end[1] - start[1]) > Math.abs(end[0] - start[0])) shapes.push(areaOf([start, end]))
      else {
        const sight = canvas.glyph(shown)
        glyphs.push({ text, x: start[0], right: end[0], baseline: start[1], size, font, block, sight })
      }
    },
    painted: (shape) => {
      canvas.painted(shape)
      const { box: covered, colour, image } = shape
      if (image !== 'none' || looksLike(colour, [1, 1, 1])) return
      const [left, bottom, right, top] = within(covered, box.crop)
      if (right > left || top > bottom) shapes.push(areaOf([onPage(box, [left, bottom]), onPage(box, [right, top])]))
    },
    image: (matrix) => shapes.push(areaOf(unitSquare.map((corner) => onPage(box, transform(matrix, corner))))),
  })
  return { number, width: box.width, height: box.height, lines: linesOf(glyphs, number), shapes }
}

/** From default user space to points from the top left corner of the displayed page. */
function onPage(box: PageBox, point: Point): Point {
  const [x, up] = transform(box.toSeen, point)
  return [x, box.height - up]
}

function areaOf(points: readonly Point[]): PageArea {
  const [left, top, right, bottom] = around(points)
  return { left, top, right, bottom }
}

function within([left, bottom, right, top]: Rectangle, crop: Rectangle): Rectangle {
  return [Math.max(left, crop[0]), Math.max(bottom, crop[1]), Math.min(right, crop[2]), Math.min(top, crop[3])]
}
