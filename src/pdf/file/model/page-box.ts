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
  const cropBox = rectangle(file, inherited(file, page, 'CropBox'))
  const crop = (cropBox && overlap(media, cropBox)) ?? media
  const turn = (((file.number(inherited(file, page, 'Rotate')) ?? 0) % 360) + 360) % 360
  const own = file.number(page.get('UserUnit')) ?? 1
  const unit = own > 0 && own <= 75_000 ? own : 1
  const [wide, high] = [(crop[2] - crop[0]) * unit, (crop[3] - crop[1]) * unit]
  const [width, height] = turn === 90 || turn === 270 ? [high, wide] : [wide, high]
  return { crop, width, height, ...matricesOf(crop, turn, unit) }
}

function matricesOf(
  [left, bottom, right, top]: Rectangle,
  turn: number,
  unit: number,
): Pick<PageBox, 'toPage' | 'toSeen'> {
  const small = 1 / unit
  switch (turn) {
    case 90:
      return { toPage: [0, small, -small, 0, right, bottom], toSeen: [0, -unit, unit, 0, -bottom * unit, right * unit] }
    case 180:
      return { toPage: [-small, 0, 0, -small, right, top], toSeen: [-unit, 0, 0, -unit, right * unit, top * unit] }
    case 270:
      return { toPage: [0, -small, small, 0, left, top], toSeen: [0, unit, -unit, 0, top * unit, -left * unit] }
    default:
      return { toPage: [small, 0, 0, small, left, bottom], toSeen: [unit, 0, 0, unit, -left * unit, -bottom * unit] }
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
function rectangle(file: PdfFile, object: PdfObject | undefined): Rectangle | undefined {
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
