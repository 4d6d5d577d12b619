import type { Matrix } from '../objects/matrix.ts'
import { type Dict, type PdfObject, Ref } from '../objects/objects.ts'
import type { PdfFile } from '../read/pdf-file.ts'

/** What a reader sees of a page: its crop box, turned as the page is turned. */
export interface PageBox {
  /** The crop box in the page's own space, left, bottom, right, top. */
  readonly crop: readonly [number, number, number, number]
  /** In points, as the page is seen: after rotation. */
  readonly width: number
  readonly height: number
  /** From points as the page is seen, from its lower left corner, to the page's own space. */
  readonly toPage: Matrix
  /** The way back. */
  readonly toSeen: Matrix
}

const a4 = [0, 0, 595, 842] as const
const deepest = 50

/** The box of a page with what it inherits (ISO 32000-1, 7.7.3.3, 14.11.2). */
export function pageBox(file: PdfFile, page: Dict): PageBox {
  const media = rectangle(file, inherited(file, page, 'MediaBox')) ?? a4
  const own = rectangle(file, inherited(file, page, 'CropBox'))
  const crop = (own && overlap(media, own)) ?? media
  const turn = (((file.number(inherited(file, page, 'Rotate')) ?? 0) % 360) + 360) % 360
  const unit = file.number(page.get('UserUnit')) ?? 1
  return boxOf(crop, turn, unit > 0 && unit <= 75_000 ? unit : 1)
}

function boxOf(crop: PageBox['crop'], turn: number, unit: number): PageBox {
  const [left, bottom, right, top] = crop
  const wide = (right - left) * unit
  const high = (top - bottom) * unit
  const small = 1 / unit
  switch (turn) {
    case 90:
      return {
        crop,
        width: high,
        height: wide,
        toPage: [0, small, -small, 0, right, bottom],
        toSeen: [0, -unit, unit, 0, -bottom * unit, right * unit],
      }
    case 180:
      return {
        crop,
        width: wide,
        height: high,
        toPage: [-small, 0, 0, -small, right, top],
        toSeen: [-unit, 0, 0, -unit, right * unit, top * unit],
      }
    case 270:
      return {
        crop,
        width: high,
        height: wide,
        toPage: [0, -small, small, 0, left, top],
        toSeen: [0, unit, -unit, 0, top * unit, -left * unit],
      }
    default:
      return {
        crop,
        width: wide,
        height: high,
        toPage: [small, 0, 0, small, left, bottom],
        toSeen: [unit, 0, 0, unit, -left * unit, -bottom * unit],
      }
  }
}

/** An entry of a page, or of the nearest node above that has it, as it stands there. */
export function inherited(file: PdfFile, page: Dict, key: string): PdfObject | undefined {
  let node: Dict | undefined = page
  for (let level = 0; node && level < deepest; level++) {
    const value = node.get(key)
    if ((file.resolve(value) ?? null) !== null) return value
    const parent = node.get('Parent')
    node = parent instanceof Ref ? file.dict(parent) : undefined
  }
  return undefined
}

/** Corners in order; undefined for what is no rectangle, or an empty one. */
export function rectangle(file: PdfFile, object: PdfObject | undefined): PageBox['crop'] | undefined {
  const [x1, y1, x2, y2] = (file.array(object) ?? []).map((each) => file.number(each))
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return undefined
  const made = [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)] as const
  return made[2] > made[0] && made[3] > made[1] && made.every((each) => Math.abs(each) < 1e7) ? made : undefined
}

function overlap(one: PageBox['crop'], other: PageBox['crop']): PageBox['crop'] | undefined {
  const made = [
    Math.max(one[0], other[0]),
    Math.max(one[1], other[1]),
    Math.min(one[2], other[2]),
    Math.min(one[3], other[3]),
  ] as const
  return made[2] > made[0] && made[3] > made[1] ? made : undefined
}
