import type { Rectangle } from '../file/objects/geometry.ts'

/**
 * A colour: red, green and blue from 0 to 1, or for a space without a simple conversion a text that is equal for equal colours.
 * Undefined for a pattern.
 */
export type Colour = readonly [red: number, green: number, blue: number] | string | undefined

/** The part of the graphics state that determines how something is painted (ISO 32000-1, table 52). */
export interface Paint {
  readonly fill: Colour
  readonly stroke: Colour
  /** Resource names or device names of the colour spaces for `sc` and `SC`. */
  readonly fillSpace: string
  readonly strokeSpace: string
  readonly fillAlpha: number
  readonly strokeAlpha: number
  /** Whether a blend mode or a soft mask leaves the backdrop visible. */
  readonly blends: boolean
  readonly masked: boolean
  readonly lineWidth: number
  /** A rectangle around the clipping path, in default user space. */
  readonly clip: Rectangle | undefined
}

export const black: Colour = [0, 0, 0]

export const initialPaint: Paint = {
  fill: black,
  stroke: black,
  fillSpace: 'DeviceGray',
  strokeSpace: 'DeviceGray',
  fillAlpha: 1,
  strokeAlpha: 1,
  blends: false,
  masked: false,
  lineWidth: 1,
  clip: undefined,
}

/** Components that differ less than this are seen as equal. */
const tolerance = 0.04

/** Whether two colours cannot be told apart. */
export function looksLike(one: Colour, other: Colour): boolean {
  if (one === undefined || other === undefined) return false
  if (typeof one === 'string' || typeof other === 'string') return one === other
  return one.every((component, index) => Math.abs(component - (other[index] ?? 0)) < tolerance)
}
