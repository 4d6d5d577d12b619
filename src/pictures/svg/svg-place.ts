import type { SvgElement } from './svg-tree.ts'

/** An affine transformation, as `matrix(a b c d e f)` (SVG 2, 8.5). */
export type Matrix = readonly [number, number, number, number, number, number]

/** An upright box, from its least to its greatest coordinates. */
export interface Area {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export const unmoved: Matrix = [1, 0, 0, 1, 0, 0]

/** Transforms as by `one` of what is placed by `other`. */
function times([a, b, c, d, e, f]: Matrix, other: Matrix): Matrix {
  const [A, B, C, D, E, F] = other
  return [a * A + c * B, b * A + d * B, a * C + c * D, b * C + d * D, a * E + c * F + e, b * E + d * F + f]
}

/** Whether everything collapses to a line or a point: a browser draws nothing then. */
export function isFlat([a, b, c, d]: Matrix): boolean {
  return a * d - b * c === 0
}

/** The place of what is in an element; undefined when it cannot be told. @param place of the element itself */
export function placeWithin(element: SvgElement, place: Matrix | undefined): Matrix | undefined {
  const { name, attributes } = element
  if (place === undefined || displaces([...attributes].join(' ').replace(/\btransform,/, ''))) return undefined
  if (name === 'svg' || name === 'symbol') return undefined
  const own = matrixOf(attributes.get('transform') ?? '')
  if (own === undefined) return undefined
  const placed = times(place, own)
  if (name !== 'use') return placed
  const [x, y] = [numberIn(attributes.get('x') ?? '0'), numberIn(attributes.get('y') ?? '0')]
  return x === undefined || y === undefined ? undefined : times(placed, [1, 0, 0, 1, x, y])
}

/** Whether CSS or attributes may move what is drawn, or set its letters, in a way that is not computed here. */
export function displaces(text: string): boolean {
  return /transform|letter-spacing|word-spacing|writing-mode|baseline|glyph-orientation|\\/i.test(text)
}

/** The matrix of a `transform` attribute; undefined when it has another form. */
function matrixOf(text: string): Matrix | undefined {
  let made = unmoved
  let rest = text.trim()
  while (rest !== '') {
    const found = /^(matrix|translate|scale|rotate|skewx|skewy)\s*\(([^()]*)\)[\s,]*/i.exec(rest)
    if (!found) return undefined
    const values = (found[2] ?? '')
      .trim()
      .split(/[\s,]+/)
      .map(Number)
    const step = values.every(Number.isFinite) ? stepOf((found[1] ?? '').toLowerCase(), values) : undefined
    if (step === undefined) return undefined
    made = times(made, step)
    rest = rest.slice(found[0].length)
  }
  return made
}

function stepOf(name: string, values: readonly number[]): Matrix | undefined {
  const [a = 0, b, c, d = 0, e = 0, f = 0] = values
  const tangent = Math.tan((a * Math.PI) / 180)
  if (name === 'matrix') return values.length === 6 ? [a, b ?? 0, c ?? 0, d, e, f] : undefined
  if (name === 'translate') return [1, 0, 0, 1, a, b ?? 0]
  if (name === 'scale') return [a, 0, 0, b ?? a, 0, 0]
  if (name === 'skewx') return [1, 0, tangent, 1, 0, 0]
  if (name === 'skewy') return [1, tangent, 0, 1, 0, 0]
  const [sine, cosine] = [Math.sin((a * Math.PI) / 180), Math.cos((a * Math.PI) / 180)]
  const [x, y] = [b ?? 0, c ?? 0]
  return times(times([1, 0, 0, 1, x, y], [cosine, sine, -sine, cosine, 0, 0]), [1, 0, 0, 1, -x, -y])
}

/** The box around a box that was transformed. */
export function placedArea({ left, top, right, bottom }: Area, [a, b, c, d, e, f]: Matrix): Area {
  const corners = [left, right].flatMap((x) =>
    [top, bottom].map((y) => [a * x + c * y + e, b * x + d * y + f] as const),
  )
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}

export function intersection(one: Area, other: Area): Area {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  }
}

export function isApart(one: Area, other: Area): boolean {
  const { left, top, right, bottom } = intersection(one, other)
  return left > right || top > bottom
}

/** The part of a drawing that can be seen, in its own units; undefined when it cannot be told. */
export function visibleArea({ attributes }: SvgElement): Area | undefined {
  if (attributes.has('transform') || /transform|width|height|\\/i.test(attributes.get('style') ?? '')) return undefined
  const box = numbersIn(attributes.get('viewBox') ?? '')
  const [width, height] = [numberIn(attributes.get('width') ?? ''), numberIn(attributes.get('height') ?? '')]
  if (box === undefined || box.length !== 4)
    return attributes.has('viewBox') || width === undefined || height === undefined
      ? undefined
      : { left: 0, top: 0, right: width, bottom: height }
  const [left = 0, top = 0, boxWidth = 0, boxHeight = 0] = box
  // What is stated in other units may have another shape than the box, and then shows more beside it.
  const isShaped = width !== undefined && height !== undefined && width > 0 && height > 0
  const hasSize = attributes.has('width') && attributes.has('height')
  if (hasSize && !isShaped) return undefined
  const shape = isShaped ? width / height : boxWidth / boxHeight
  const across = Math.max(0, boxHeight * shape - boxWidth)
  const down = Math.max(0, boxWidth / shape - boxHeight)
  return {
    left: left - across,
    top: top - down,
    right: left + boxWidth + across,
    bottom: top + boxHeight + down,
  }
}

/** The box of a rectangle or picture with plain numbers, before its transformation; undefined for another. */
export function boxOf({ attributes }: SvgElement): Area | undefined {
  if (attributes.has('style') || attributes.has('class')) return undefined
  const [x, y] = [numberIn(attributes.get('x') ?? '0'), numberIn(attributes.get('y') ?? '0')]
  const [width, height] = [numberIn(attributes.get('width') ?? '0'), numberIn(attributes.get('height') ?? '0')]
  if (x === undefined || y === undefined || width === undefined || height === undefined) return undefined
  return { left: x, top: y, right: x + width, bottom: y + height }
}

/** The numbers of an attribute, without a unit or in `px`; undefined when it has others. */
export function numbersIn(text: string): readonly number[] | undefined {
  const parts = text.trim() === '' ? [] : text.trim().split(/[\s,]+/)
  const numbers = parts.map((part) => Number(part.replace(/px$/i, '')))
  return numbers.every(Number.isFinite) ? numbers : undefined
}

function numberIn(text: string): number | undefined {
  const [only, ...more] = numbersIn(text) ?? []
  return more.length > 0 ? undefined : only
}
