import type { Colour } from '../content/paint.ts'
import { around, type Point, type Rectangle } from '../file/objects/geometry.ts'

/** Something that a page paints, other than a glyph; in default user space. */
export interface PaintedShape {
  /** Around all of it. */
  readonly box: Rectangle
  readonly covers: (point: Point) => boolean
  /** Undefined for an image, a pattern or a mixture with what lies under it. */
  readonly colour: Colour
  /** Whether nothing under it can be seen. */
  readonly isOpaque: boolean
  /** `detailed`: with enough dots to show letters, as a scan has. */
  readonly image: 'none' | 'coarse' | 'detailed'
}

export type Outline = readonly (readonly Point[])[]

/** The rule that says what is inside a path that crosses itself (ISO 32000-1, 8.5.3.3). */
export type FillRule = 'nonzero' | 'even-odd'

export function isIn([left, bottom, right, top]: Rectangle, [x, y]: Point): boolean {
  return x >= left && x <= right && y >= bottom && y <= top
}

export function overlaps(one: Rectangle, other: Rectangle): boolean {
  return one[0] <= other[2] && one[2] >= other[0] && one[1] <= other[3] && one[3] >= other[1]
}

/** What both rectangles contain; an empty one where they do not meet. */
export function intersection(one: Rectangle, other: Rectangle | undefined): Rectangle {
  if (!other) return one
  const [left, bottom] = [Math.max(one[0], other[0]), Math.max(one[1], other[1])]
  return [left, bottom, Math.max(left, Math.min(one[2], other[2])), Math.max(bottom, Math.min(one[3], other[3]))]
}

/** Whether a point is inside a path. */
export function isInside(outline: Outline, [x, y]: Point, rule: FillRule): boolean {
  let winding = 0
  let crossings = 0
  for (const points of outline) {
    for (let index = 0; index < points.length; index++) {
      const [x1, y1] = points[index] ?? [0, 0]
      const [x2, y2] = points[(index + 1) % points.length] ?? [0, 0]
      if (y1 <= y === y2 <= y) continue
      const at = x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)
      if (at <= x) continue
      crossings++
      winding += y2 > y1 ? 1 : -1
    }
  }
  return rule === 'nonzero' ? winding !== 0 : crossings % 2 === 1
}

/** Whether a point is within half a width of a line through the points. */
export function isOnLine(outline: Outline, point: Point, width: number): boolean {
  return outline.some((points) =>
    points.some((from, index) => {
      const to = points[index + 1]
      return to !== undefined && distance(point, from, to) <= width / 2
    }),
  )
}

function distance([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): number {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length))
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy)
}

export function boxOf(outline: Outline): Rectangle {
  return around(outline.flat())
}
