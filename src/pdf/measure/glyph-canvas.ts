import { contrastRatio, type Rgb } from '../content/contrast.ts'
import type { Colour } from '../content/paint.ts'
import type { Point } from '../file/objects/geometry.ts'
import { near, samplesOf } from '../text/page-canvas.ts'
import { isIn, type PaintedShape } from '../text/painted-shape.ts'
import type { ShownGlyph } from '../text/text-cursor.ts'

/** How well a glyph can be seen. */
export interface GlyphSight {
  /** With what lies under it; undefined where that is a picture, a pattern or a mixture. */
  readonly contrast: number | undefined
  /** Whether a part of it is clipped, or covered by what is painted later. */
  isCutOff: boolean
}

interface Placed {
  readonly glyph: ShownGlyph
  readonly points: readonly Point[]
  readonly sight: GlyphSight
  readonly covered: Set<number>
}

/** A line that strikes a word through covers one of the five points of a letter. */
const mostCovered = 1

/** Shapes that are compared with glyphs; a page with more is a drawing. */
const mostShapes = 3000

/** In points: what a rounded edge may be off. */
const tolerance = 0.5

const white: Rgb = [1, 1, 1]

/** What one page paints, in painting order, to judge each glyph by what lies under and over it. */
export class GlyphCanvas {
  private readonly shapes: PaintedShape[] = []
  private readonly placed: Placed[] = []

  /** @returns the sight of the glyph, which is complete when the whole page is read */
  glyph(glyph: ShownGlyph): GlyphSight {
    const points = samplesOf(glyph)
    const sight = { contrast: this.contrastOf(glyph, points), isCutOff: isClipped(glyph, points) }
    this.placed.push({ glyph, points, sight, covered: new Set() })
    return sight
  }

  painted(shape: PaintedShape): void {
    if (this.shapes.length >= mostShapes) return
    this.shapes.push(shape)
    if (!shape.isOpaque) return
    for (const { glyph, points, sight, covered } of this.placed) {
      if (!near(shape.box, glyph)) continue
      for (const [index, point] of points.entries())
        if (isIn(shape.box, point) && shape.covers(point)) covered.add(index)
      if (covered.size > mostCovered) sight.isCutOff = true
    }
  }

  /** The least of its points. */
  private contrastOf({ colour, alpha }: ShownGlyph, points: readonly Point[]): number | undefined {
    if (!isRgb(colour)) return undefined
    const ratios = points.map((point) => {
      const ground = this.colourAt(point)
      return isRgb(ground) ? contrastRatio(mixed(colour, ground, alpha), ground) : undefined
    })
    const known = ratios.filter((ratio) => ratio !== undefined)
    return known.length < points.length ? undefined : Math.min(...known)
  }

  /** The colour of what is painted last at a point; undefined where it is not one colour. */
  private colourAt(point: Point): Colour {
    const shape = this.shapes.findLast(({ box, covers }) => isIn(box, point) && covers(point))
    return shape === undefined ? white : shape.colour
  }
}

function isRgb(colour: Colour): colour is Rgb {
  return typeof colour === 'object'
}

function mixed(colour: Rgb, ground: Rgb, alpha: number): Rgb {
  const part = (index: 0 | 1 | 2) => colour[index] * alpha + ground[index] * (1 - alpha)
  return [part(0), part(1), part(2)]
}

function isClipped({ clip }: ShownGlyph, points: readonly Point[]): boolean {
  if (clip === undefined) return false
  const [left, bottom, right, top] = clip
  return points.some(
    ([x, y]) => x < left - tolerance || x > right + tolerance || y < bottom - tolerance || y > top + tolerance,
  )
}
