import { identity, type Matrix, multiply } from '../file/objects/matrix.ts'
import type { CodeReader } from './code-reader.ts'

/** One glyph as it stands on the page, in the page's own space. */
export interface ShownGlyph {
  readonly text: string
  readonly x: number
  readonly y: number
  /** Height of its type. */
  readonly size: number
  /** How far the next one stands. */
  readonly advance: number
  /** Of the operator Tr: 3 and 7 show nothing. */
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
  /** Paints so that what is under it can be seen. */
  readonly seeThrough: boolean
}

const deepest = 10_000

/** A gap as wide as this part of the type is a space. */
export const gap = 0.17

/** Where text is shown, and how pieces of it read one behind the other (ISO 32000-1, 9.3 and 9.4). */
export class TextPlace {
  graphics: Graphics
  private readonly saved: Graphics[] = []
  private text: Matrix = identity
  private line: Matrix = identity
  /** Where the last glyph ended, and in which direction it went. */
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
      seeThrough: false,
    }
  }

  change(part: Partial<Graphics>): void {
    this.graphics = { ...this.graphics, ...part }
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

  /** Goes back by thousandths of the type's size, as numbers in the array of TJ do. */
  goBack(thousandths: number): void {
    this.move((-thousandths / 1000) * this.graphics.size * this.graphics.stretch)
  }

  /** What stands between the last glyph and the next: nothing, a space, or the end of a line. */
  joint(): '' | ' ' | '\n' {
    if (!this.last) return ''
    const at = multiply(this.text, this.graphics.matrix)
    const size = this.heightOf(at)
    const [dx, dy] = [at[4] - this.last.x, at[5] - this.last.y]
    const [ux, uy] = this.last.along
    const along = dx * ux + dy * uy
    if (Math.abs(dx * uy - dy * ux) > 0.5 * size) return '\n'
    return along > gap * size || along < -0.6 * size ? ' ' : ''
  }

  /** Shows one code and moves on. */
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
