import { identity, type Matrix, multiply } from '../file/objects/geometry.ts'
import type { CodeReader } from './code-reader.ts'

/** One glyph on the page, in default user space. */
export interface ShownGlyph {
  readonly text: string
  readonly x: number
  readonly y: number
  /** Font size. */
  readonly size: number
  /** Distance to the next glyph. */
  readonly advance: number
  /** Text rendering mode; 3 and 7 paint nothing (ISO 32000-1, 9.3.6). */
  readonly mode: number
}

interface Graphics {
  readonly matrix: Matrix
  readonly font: CodeReader | undefined
  readonly size: number
  readonly characterSpace: number
  readonly wordSpace: number
  readonly stretch: number
  readonly leading: number
  readonly mode: number
  /** Whether painting leaves the backdrop visible. */
  readonly isTransparent: boolean
}

const deepest = 10_000

/** A gap wider than this fraction of the font size separates words. */
export const wordGap = 0.17

/** The position at which text is shown, and the separators between successive strings (ISO 32000-1, 9.3 and 9.4). */
export class TextCursor {
  graphics: Graphics
  private readonly saved: Graphics[] = []
  private text: Matrix = identity
  private line: Matrix = identity
  /** The end of the last glyph, and its writing direction. */
  private last: { readonly x: number; readonly y: number; readonly along: readonly [number, number] } | undefined

  constructor(matrix: Matrix) {
    this.graphics = {
      matrix,
      font: undefined,
      size: 1,
      characterSpace: 0,
      wordSpace: 0,
      stretch: 1,
      leading: 0,
      mode: 0,
      isTransparent: false,
    }
  }

  change(changes: Partial<Graphics>): void {
    this.graphics = { ...this.graphics, ...changes }
  }

  save(): void {
    if (this.saved.length < deepest) this.saved.push(this.graphics)
  }

  restore(): void {
    this.graphics = this.saved.pop() ?? this.graphics
  }

  transform(matrix: Matrix): void {
    this.change({ matrix: multiply(matrix, this.graphics.matrix) })
  }

  setText(matrix: Matrix): void {
    this.line = matrix
    this.text = matrix
  }

  nextLine(x: number, y: number): void {
    this.setText(multiply([1, 0, 0, 1, x, y], this.line))
  }

  /** Moves back by thousandths of the font size, as a number in the array of TJ does. */
  goBack(thousandths: number): void {
    this.move((-thousandths / 1000) * this.graphics.size * this.graphics.stretch)
  }

  /** The separator between the last glyph and the next: nothing, a space or a line end. */
  separator(): '' | ' ' | '\n' {
    if (!this.last) return ''
    const at = multiply(this.text, this.graphics.matrix)
    const size = this.heightOf(at)
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
    return { text, x: at[4], y: at[5], size: this.heightOf(at), advance: Math.abs(step) * length, mode }
  }

  private move(by: number): void {
    const [a, b, c, d, e, f] = this.text
    this.text = [a, b, c, d, e + by * a, f + by * b]
  }

  private heightOf(at: Matrix): number {
    return Math.abs(this.graphics.size) * (Math.hypot(at[2], at[3]) || 1) || 1
  }
}
