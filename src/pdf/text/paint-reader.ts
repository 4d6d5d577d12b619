import type { Operator } from '../content/content-operators.ts'
import { numbersOf, operandOf } from '../content/operands.ts'
import { type Colour, initialPaint, type Paint } from '../content/paint.ts'
import { type Point, transform } from '../file/objects/geometry.ts'
import { type Dict, Name, nameOf } from '../file/objects/objects.ts'
import type { PageText } from './page-text.ts'
import { boxOf, type FillRule, intersection, isIn, isInside, isOnLine, type Outline } from './painted-shape.ts'

/** Converts components in a named colour space. */
export type ColourOf = (space: string, components: readonly number[]) => Colour

const fills: Readonly<Record<string, FillRule>> = {
  f: 'nonzero',
  F: 'nonzero',
  'f*': 'even-odd',
  B: 'nonzero',
  'B*': 'even-odd',
  b: 'nonzero',
  'b*': 'even-odd',
}
const strokes = new Set(['S', 's', 'B', 'B*', 'b', 'b*'])
const closes = new Set(['s', 'b', 'b*', 'h'])

/** Straight pieces in which a curve is divided. */
const pieces = 6

/** A path with more points is a drawing, which covers no text as a whole. */
const mostPoints = 2000

/** Reads what a content stream paints besides text, and in which colours. */
export class PaintReader {
  private readonly page: PageText
  private readonly bytes: Uint8Array
  private readonly colourOf: ColourOf
  private outline: Point[][] = []
  private points = 0
  private clips = false
  private readonly handlers = new Map<string, (numbers: readonly number[]) => void>([
    ['m', ([x = 0, y = 0]) => this.move([x, y])],
    ['l', ([x = 0, y = 0]) => this.line([x, y])],
    ['c', ([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]) => this.curve([a, b], [c, d], [e, f])],
    ['v', ([c = 0, d = 0, e = 0, f = 0]) => this.curve(undefined, [c, d], [e, f])],
    ['y', ([a = 0, b = 0, e = 0, f = 0]) => this.curve([a, b], [e, f], [e, f])],
    ['re', ([x = 0, y = 0, width = 0, height = 0]) => this.rectangle(x, y, width, height)],
    ['w', ([lineWidth = 1]) => this.change({ lineWidth })],
    ['W', () => this.clipNext()],
    ['W*', () => this.clipNext()],
    ['sh', () => this.paintAll()],
    ['g', (numbers) => this.change({ fillSpace: 'DeviceGray', fill: this.colourOf('DeviceGray', numbers) })],
    ['rg', (numbers) => this.change({ fillSpace: 'DeviceRGB', fill: this.colourOf('DeviceRGB', numbers) })],
    ['k', (numbers) => this.change({ fillSpace: 'DeviceCMYK', fill: this.colourOf('DeviceCMYK', numbers) })],
    ['G', (numbers) => this.change({ strokeSpace: 'DeviceGray', stroke: this.colourOf('DeviceGray', numbers) })],
    ['RG', (numbers) => this.change({ strokeSpace: 'DeviceRGB', stroke: this.colourOf('DeviceRGB', numbers) })],
    ['K', (numbers) => this.change({ strokeSpace: 'DeviceCMYK', stroke: this.colourOf('DeviceCMYK', numbers) })],
  ])

  constructor(page: PageText, bytes: Uint8Array, colourOf: ColourOf) {
    this.page = page
    this.bytes = bytes
    this.colourOf = colourOf
  }

  /** Whether the operator was one of painting. */
  take(operator: Operator): boolean {
    const { name } = operator
    const handler = this.handlers.get(name)
    if (handler) handler(numbersOf(this.bytes, operator))
    else if (name in fills || strokes.has(name) || name === 'n') this.end(name)
    else if (name === 'h') this.close()
    else return this.space(operator)
    return true
  }

  /** The parameters of a graphics state dictionary (ISO 32000-1, table 58). */
  state(state: Dict): void {
    const [fillAlpha, strokeAlpha, mask] = [state.get('ca'), state.get('CA'), state.get('SMask')]
    const mode = nameOf(state.get('BM'))
    if (typeof fillAlpha === 'number') this.change({ fillAlpha })
    if (typeof strokeAlpha === 'number') this.change({ strokeAlpha })
    if (mode !== undefined) this.change({ blends: mode !== 'Normal' && mode !== 'Compatible' })
    if (mask !== undefined) this.change({ masked: nameOf(mask) !== 'None' })
  }

  private space(operator: Operator): boolean {
    const { paint } = this.page.cursor.graphics
    const found = operandOf(this.bytes, operator, operator.count - 1)
    const space = found instanceof Name ? found.value : ''
    const numbers = numbersOf(this.bytes, operator)
    switch (operator.name) {
      case 'cs':
        this.change({ fillSpace: space, fill: this.colourOf(space, []) })
        return true
      case 'CS':
        this.change({ strokeSpace: space, stroke: this.colourOf(space, []) })
        return true
      case 'sc':
      case 'scn':
        this.change({ fill: space === '' ? this.colourOf(paint.fillSpace, numbers) : undefined })
        return true
      case 'SC':
      case 'SCN':
        this.change({ stroke: space === '' ? this.colourOf(paint.strokeSpace, numbers) : undefined })
        return true
      default:
        return false
    }
  }

  private change(changes: Partial<Paint>): void {
    const { cursor } = this.page
    cursor.change({ paint: { ...(cursor.graphics.paint ?? initialPaint), ...changes } })
  }

  private clipNext(): void {
    this.clips = true
  }

  private at(point: Point): Point {
    return transform(this.page.cursor.graphics.matrix, point)
  }

  private move(point: Point): void {
    this.outline.push([this.at(point)])
    this.points++
  }

  private add(point: Point): void {
    const last = this.outline.at(-1)
    if (last) last.push(point)
    else this.outline.push([point])
    this.points++
  }

  private line(point: Point): void {
    this.add(this.at(point))
  }

  private curve(first: Point | undefined, second: Point, end: Point): void {
    const from = this.outline.at(-1)?.at(-1) ?? this.at(end)
    const [a, b, c] = [first ? this.at(first) : from, this.at(second), this.at(end)]
    for (let piece = 1; piece <= pieces; piece++) {
      const t = piece / pieces
      const u = 1 - t
      const along = (index: 0 | 1) =>
        u ** 3 * from[index] + 3 * u * u * t * a[index] + 3 * u * t * t * b[index] + t ** 3 * c[index]
      this.add([along(0), along(1)])
    }
  }

  private rectangle(x: number, y: number, width: number, height: number): void {
    this.move([x, y])
    for (const point of [[x + width, y] as const, [x + width, y + height] as const, [x, y + height] as const])
      this.line(point)
    this.close()
  }

  private close(): void {
    const last = this.outline.at(-1)
    const [start] = last ?? []
    if (last && start && last.length > 1) last.push(start)
  }

  private end(name: string): void {
    if (closes.has(name)) this.close()
    const outline = this.outline
    const { paint, matrix } = this.page.cursor.graphics
    if (outline.length > 0) {
      const rule = fills[name]
      if (rule !== undefined) this.fill(outline, rule, paint)
      const width = paint.lineWidth * Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
      if (strokes.has(name)) this.stroke(outline, width, paint)
    }
    if (this.clips && outline.length > 0) this.change({ clip: intersection(boxOf(outline), paint.clip) })
    this.outline = []
    this.points = 0
    this.clips = false
  }

  private fill(outline: Outline, rule: FillRule, { fill, fillAlpha, blends, masked, clip }: Paint): void {
    const shape = this.points > mostPoints ? [] : outline
    const isOpaque = fill !== undefined && fillAlpha === 1 && !blends && !masked
    this.page.paint({
      box: intersection(boxOf(outline), clip),
      covers: (point) => (clip === undefined || isIn(clip, point)) && isInside(shape, point, rule),
      colour: isOpaque ? fill : undefined,
      isOpaque,
      image: 'none',
    })
  }

  private stroke(outline: Outline, width: number, { stroke, strokeAlpha, blends, masked, clip }: Paint): void {
    const shape = this.points > mostPoints ? [] : outline
    const isOpaque = stroke !== undefined && strokeAlpha === 1 && !blends && !masked
    const [left, bottom, right, top] = boxOf(outline)
    const half = width / 2
    this.page.paint({
      box: intersection([left - half, bottom - half, right + half, top + half], clip),
      covers: (point) => (clip === undefined || isIn(clip, point)) && isOnLine(shape, point, width),
      colour: isOpaque ? stroke : undefined,
      isOpaque,
      image: 'none',
    })
  }

  /** A shading paints all of the clipping path, in colours that are not computed here. */
  private paintAll(): void {
    const { clip } = this.page.cursor.graphics.paint
    const box = clip ?? ([-1e9, -1e9, 1e9, 1e9] as const)
    this.page.paint({ box, covers: (point) => isIn(box, point), colour: undefined, isOpaque: false, image: 'none' })
  }
}
