import type { Colour } from '../content/paint.ts'
import { TextPosition } from '../content/text-position.ts'
import { multiply, type Point, type Rectangle } from '../file/objects/geometry.ts'
import type { CodeReader } from './code-reader.ts'

/** One glyph on the page, in default user space. */
export interface ShownGlyph {
  readonly text: string
  readonly x: number
  readonly y: number
  /** Font size. */
  readonly size: number
  /** The name of its font in the file; empty when that cannot be read. */
  readonly font: string
  /** Distance to the next glyph. */
  readonly advance: number
  /** Text rendering mode; 3 and 7 paint nothing (ISO 32000-1, 9.3.6). */
  readonly mode: number
  readonly colour: Colour
  readonly alpha: number
  /** A rectangle around the clipping path. */
  readonly clip: Rectangle | undefined
  /** Unit vectors of the writing direction and of the upright of the letters. */
  readonly along: Point
  readonly up: Point
}

/** A gap wider than this fraction of the font size separates words. */
export const wordGap = 0.17

/** Shows text glyph by glyph, with the separators between successive strings. */
export class TextCursor extends TextPosition<CodeReader> {
  /** The end of the last glyph, and its writing direction. */
  private last: { readonly x: number; readonly y: number; readonly along: readonly [number, number] } | undefined

  /** Moves back by thousandths of the font size, as a number in the array of TJ does. */
  goBack(thousandths: number): void {
    this.move((-thousandths / 1000) * this.graphics.size * this.graphics.stretch)
  }

  /** The separator between the last glyph and the next: nothing, a space or a line end. */
  separator(): '' | ' ' | '\n' {
    if (!this.last) return ''
    const at = multiply(this.text, this.graphics.matrix)
    const size = this.sizeAt(at) || 1
    const [dx, dy] = [at[4] - this.last.x, at[5] - this.last.y]
    const [ux, uy] = this.last.along
    const along = dx * ux + dy * uy
    if (Math.abs(dx * uy - dy * ux) > 0.5 * size) return '\n'
    return along > wordGap * size || along < -0.6 * size ? ' ' : ''
  }

  /** Shows one code and advances. */
  show(code: number): ShownGlyph {
    const { font, size, characterSpace, wordSpace, stretch, mode, matrix } = this.graphics
    const at = multiply(this.text, matrix)
    const space = code === 32 && font?.width !== 2 ? wordSpace : 0
    const step = ((font?.advance(code) ?? 0.5) * size + characterSpace + space) * stretch
    this.move(step)
    const [x, y] = [at[4] + step * at[0], at[5] + step * at[1]]
    const length = Math.hypot(at[0], at[1]) || 1
    this.last = { x, y, along: [at[0] / length, at[1] / length] }
    const text = font ? font.text(code) : String.fromCharCode(code)
    const height = Math.hypot(at[2], at[3]) || 1
    const { fill, stroke, fillAlpha, strokeAlpha, clip } = this.graphics.paint
    const isStroked = mode === 1 || mode === 5
    return {
      text,
      x: at[4],
      y: at[5],
      size: this.sizeAt(at) || 1,
      font: font?.name ?? '',
      advance: Math.abs(step) * length,
      mode,
      colour: isStroked ? stroke : (mode === 2 || mode === 6) && stroke !== fill ? undefined : fill,
      alpha: isStroked ? strokeAlpha : fillAlpha,
      clip,
      along: [at[0] / length, at[1] / length],
      up: [at[2] / height, at[3] / height],
    }
  }

  private move(by: number): void {
    const [a, b, c, d, e, f] = this.text
    this.text = [a, b, c, d, e + by * a, f + by * b]
  }
}
