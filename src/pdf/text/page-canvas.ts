import { type Colour, looksLike } from '../content/paint.ts'
import type { Point, Rectangle } from '../file/objects/geometry.ts'
import type { PageObserver } from './page-text.ts'
import { isIn, overlaps, type PaintedShape } from './painted-shape.ts'
import type { ShownGlyph } from './text-cursor.ts'

/** Why a glyph cannot be seen. */
export type Hiding = 'not-painted' | 'recognised' | 'off-page' | 'covered' | 'background' | 'coloured-background'

export interface CanvasGlyph {
  readonly glyph: ShownGlyph
  /** Undefined for a glyph that can be seen. */
  readonly hiding: Hiding | undefined
}

interface Placed {
  readonly glyph: ShownGlyph
  readonly isUnpainted: boolean
  /** Computed when a shape comes near. */
  points: readonly Point[] | undefined
  /** One bit for each point that is covered: later, or of an unpainted glyph on top of its scan. */
  covered: number
  /**
   * One bit for each point where an image lies: the scan in which its letter can be seen. Of a painted glyph an image that hides it.
   */
  scanned: number
  readonly isOnBackground: boolean
}

const everyPoint = 0b11111

/** Shapes that are compared with glyphs; a page with more is a drawing, of which only the rest is judged. */
const mostShapes = 3000

const white: Colour = [1, 1, 1]

/** What one page shows: its glyphs in painting order, and which of them cannot be seen. */
export class PageCanvas implements PageObserver {
  images = 0
  private readonly crop: Rectangle
  private readonly placed: Placed[] = []
  private readonly shapes: PaintedShape[] = []
  private isDrawing = false
  private fills: boolean | undefined

  /** @param crop the visible part of the page, in default user space */
  constructor(crop: Rectangle) {
    this.crop = crop
  }

  glyph = (glyph: ShownGlyph): void => {
    if (glyph.text.trim() === '') return
    const isUnpainted = glyph.mode === 3 || glyph.mode === 7 || glyph.alpha < 0.02
    const isOnBackground = !isUnpainted && this.looksLikeBackground(glyph)
    const placed: Placed = { glyph, isUnpainted, points: undefined, covered: 0, scanned: 0, isOnBackground }
    // Who sees the scan does not see whether its text was put over or under it.
    if (isUnpainted) for (const shape of this.shapes) cover(placed, shape)
    this.placed.push(placed)
  }

  painted = (shape: PaintedShape): void => {
    if (this.shapes.length >= mostShapes) this.isDrawing = true
    else this.shapes.push(shape)
    if (this.isDrawing) return
    for (const each of this.placed) cover(each, shape)
  }

  image = (): void => {
    this.images++
  }

  glyphs(): readonly CanvasGlyph[] {
    return this.placed.map((each) => ({ glyph: each.glyph, hiding: this.hidingOf(each) }))
  }

  private hidingOf({ glyph, isUnpainted, covered, scanned, isOnBackground }: Placed): Hiding | undefined {
    // What is painted on letters that only clip is what fills them.
    if (isUnpainted && covered === everyPoint && glyph.mode !== 7) return 'covered'
    if (isUnpainted) return scanned > 0 || (this.isDrawing && this.images > 0) ? 'recognised' : 'not-painted'
    if (isOutside(glyph, this.crop) || (glyph.clip && isOutside(glyph, glyph.clip))) return 'off-page'
    if ((covered | scanned) === everyPoint) return covered === 0 && this.isScan() ? 'recognised' : 'covered'
    if (isOnBackground) return isGray(glyph.colour) ? 'background' : 'coloured-background'
    return undefined
  }

  /** Whether images that show letters fill the page: the text under them is what a program recognised in them. */
  private isScan(): boolean {
    this.fills ??= fills(
      this.shapes.filter(({ image, isOpaque }) => image === 'detailed' && isOpaque),
      this.crop,
    )
    return this.fills
  }

  private looksLikeBackground(glyph: ShownGlyph): boolean {
    const { colour } = glyph
    if (colour === undefined || this.isDrawing) return false
    if (this.shapes.length === 0) return looksLike(colour, white)
    return samplesOf(glyph).every((point) => looksLike(colour, this.colourAt(point)))
  }

  /** The colour of what is painted last at a point; undefined where it is unknown. */
  private colourAt(point: Point): Colour {
    for (let index = this.shapes.length - 1; index >= 0; index--) {
      const shape = this.shapes[index]
      if (shape && isIn(shape.box, point) && shape.covers(point)) return shape.colour
    }
    return white
  }
}

/** Records what a shape does to a glyph; shapes come in painting order. */
function cover(placed: Placed, shape: PaintedShape): void {
  if (!(shape.isOpaque || (shape.image !== 'none' && placed.isUnpainted)) || !near(shape.box, placed.glyph)) return
  placed.points ??= samplesOf(placed.glyph)
  for (const [index, point] of placed.points.entries()) {
    const bit = 1 << index
    const isScan = isScanOf(placed, shape) && (placed.scanned & bit) === 0
    const isDone = !isScan && (placed.covered & bit) !== 0
    if (isDone || !isIn(shape.box, point) || !shape.covers(point)) continue
    if (isScan) {
      placed.scanned |= bit
      placed.covered &= ~bit
    } else if (shape.isOpaque) placed.covered |= bit
  }
}

/** Parts of each side of a page in which it is looked where a scan is. */
const parts = 20

/** Part of a page that a scan fills at least: its edges may be cut off. */
const mostOfPage = 0.9

function fills(images: readonly PaintedShape[], [left, bottom, right, top]: Rectangle): boolean {
  const steps = Array.from({ length: parts }, (_, index) => (index + 0.5) / parts)
  const points = steps.flatMap((x) => steps.map((y): Point => [left + x * (right - left), bottom + y * (top - bottom)]))
  const isFilled = (point: Point) => images.some((image) => isIn(image.box, point) && image.covers(point))
  return points.filter(isFilled).length >= mostOfPage * points.length
}

/** Unpainted letters have no place but under or on what shows them; painted ones may as well be hidden. */
function isScanOf({ isUnpainted }: Placed, { image }: PaintedShape): boolean {
  return isUnpainted ? image !== 'none' : image === 'detailed'
}

/** Black, white or gray, the colours in which people hide text. */
function isGray(colour: Colour): boolean {
  if (typeof colour !== 'object') return false
  const [red, green, blue] = colour
  return looksLike(colour, [red, red, red]) && Math.abs(green - blue) < 0.1
}

/** Five points in the body of a glyph: four towards its corners and one in the middle. */
export function samplesOf({ x, y, size, advance, along, up }: ShownGlyph): readonly Point[] {
  const at = (across: number, high: number): Point => [
    x + along[0] * across * advance + up[0] * high * size,
    y + along[1] * across * advance + up[1] * high * size,
  ]
  return [at(0.2, 0.1), at(0.8, 0.1), at(0.5, 0.28), at(0.2, 0.45), at(0.8, 0.45)]
}

/** Whether a shape may touch a glyph. */
export function near(box: Rectangle, { x, y, size, advance }: ShownGlyph): boolean {
  const reach = Math.max(size, advance)
  return overlaps(box, [x - reach, y - reach, x + reach, y + reach])
}

/** Whether the whole glyph is outside; one that crosses the edge is visible. */
function isOutside({ x, y, size }: ShownGlyph, [left, bottom, right, top]: Rectangle): boolean {
  return x > right || x < left - size || y > top || y < bottom - size
}
