import { identity, type Matrix, matrixOf, multiply } from '../file/objects/geometry.ts'
import type { FontReader } from './font-reader.ts'

interface Graphics {
  readonly matrix: Matrix
  readonly font: FontReader | undefined
  readonly size: number
}

/** The subset of the graphics state that determines the line on which text is shown (ISO 32000-1, 8.4 and 9.3). */
export class TextState {
  private graphics: Graphics = { matrix: identity, font: undefined, size: 1 }
  private readonly saved: Graphics[] = []
  private line: Matrix = identity
  private leading = 0
  /** A move along the line, computed only when needed: usually an absolute position follows. */
  private pendingMove: (() => number) | undefined

  get font(): FontReader | undefined {
    return this.graphics.font
  }

  setFont(font: FontReader | undefined, size: number): void {
    this.graphics = { ...this.graphics, font, size }
  }

  /** The start of the current line and the font size, in the user space of the stream. */
  position(): { readonly x: number; readonly y: number; readonly size: number } {
    this.applyPendingMove()
    const at = multiply(this.line, this.graphics.matrix)
    return { x: at[4], y: at[5], size: Math.abs(this.graphics.size) * (Math.hypot(at[2], at[3]) || 1) }
  }

  /** Applies an operator that changes the state; ignores any other. */
  apply(name: string, numbers: readonly number[]): void {
    switch (name) {
      case 'q':
        if (this.saved.length < 10_000) this.saved.push(this.graphics)
        break
      case 'Q':
        this.graphics = this.saved.pop() ?? this.graphics
        break
      case 'cm':
        this.graphics = { ...this.graphics, matrix: multiply(matrixOf(numbers), this.graphics.matrix) }
        break
      case 'BT':
        this.line = identity
        this.pendingMove = undefined
        break
      case 'Tm':
        this.line = matrixOf(numbers)
        this.pendingMove = undefined
        break
      case 'TL':
        this.leading = numbers[0] ?? 0
        break
      case 'TD':
        this.leading = -(numbers[1] ?? 0)
        this.move(numbers[0] ?? 0, numbers[1] ?? 0)
        break
      case 'Td':
        this.move(numbers[0] ?? 0, numbers[1] ?? 0)
        break
      case 'T*':
      case "'":
      case '"':
        this.move(0, -this.leading)
        break
    }
  }

  /** Moves the start of the line along it; the distance is computed when a position is needed. */
  moveAlong(by: () => number): void {
    this.applyPendingMove()
    this.pendingMove = by
  }

  private applyPendingMove(): void {
    const by = this.pendingMove
    this.pendingMove = undefined
    if (by) this.move(by(), 0)
  }

  private move(x: number, y: number): void {
    this.applyPendingMove()
    const [a, b, c, d, e, f] = this.line
    this.line = [a, b, c, d, x * a + y * c + e, x * b + y * d + f]
  }
}
