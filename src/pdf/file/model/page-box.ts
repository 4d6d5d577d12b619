import type { Matrix, Rectangle } from '../objects/geometry.ts'
import { type Dict, type PdfObject, Ref } from '../objects/objects.ts'
import type { PdfFile } from '../read/pdf-file.ts'

/** The visible region of a page: its crop box after rotation. */
export interface PageBox {
  /** In default user space. */
  readonly crop: Rectangle
  /** In points, after rotation. */
  readonly width: number
  readonly height: number
  /** From display space (points from the lower left corner, after rotation) to default user space. */
  readonly toPage: Matrix
  /** From default user space to display space. */
  readonly toSeen: Matrix
}

const a4 = [0, 0, 595, 842] as const
const deepest = 50

/** The box of a page, with inherited entries (ISO 32000-1, 7.7.3.3, 14.11.2). */
export function pageBox(file: PdfFile, page: Dict): PageBox {
  const media = rectangle(file, inherited(file, page, 'MediaBox')) ?? a4
  const own = rectangle(file, inherited(file, page, 'CropBox'))
  const crop = (own && overlap(media, own)) ?? media
  const turn = (((file.number(inherited(file, page, 'Rotate')) ?? 0) % 360) + 360) % 360
  const unit = file.number(page.get('UserUnit')) ?? 1
  return boxOf(crop, turn, unit > 0 && unit <= 75_000 ? unit : 1)
}

function boxOf(crop: Rectangle, turn: number, unit: number): PageBox {
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

/** An inheritable entry of a page (ISO 32000-1, 7.7.3.4), unresolved. */
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

/** A rectangle object, normalised; undefined when it is malformed. */
export function normalizedRectangle(file: PdfFile, object: PdfObject | undefined): Rectangle | undefined {
  const [x1, y1, x2, y2] = (file.array(object) ?? []).map((each) => file.number(each))
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return undefined
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)]
}

/** As `normalizedRectangle`; undefined also when it is empty or absurdly large. */
export function rectangle(file: PdfFile, object: PdfObject | undefined): Rectangle | undefined {
  const made = normalizedRectangle(file, object)
  if (!made) return undefined
  return made[2] > made[0] && made[3] > made[1] && made.every((each) => Math.abs(each) < 1e7) ? made : undefined
}

function overlap(one: Rectangle, other: Rectangle): Rectangle | undefined {
  const made = [
    Math.max(one[0], other[0]),
    Math.max(one[1], other[1]),
    Math.min(one[2], other[2]),
    Math.min(one[3], other[3]),
  ] as const
  return made[2] > made[0] && made[3] > made[1] ? made : undefined
}
