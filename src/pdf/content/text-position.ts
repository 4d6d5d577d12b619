import { identity, type Matrix, matrixOf, multiply } from '../file/objects/geometry.ts'
import type { Operator } from './content-operators.ts'
import { numbersOf } from './operands.ts'
import { initialPaint, type Paint } from './paint.ts'

/** The part of the graphics state that determines where and how text is shown (ISO 32000-1, 8.4 and 9.3). */
export interface Graphics<Font> {
  readonly matrix: Matrix
  readonly font: Font | undefined
  readonly size: number
  readonly characterSpace: number
  readonly wordSpace: number
  readonly stretch: number
  readonly leading: number
  readonly mode: number
  readonly paint: Paint
}

const initialGraphics: Graphics<never> = {
  matrix: identity,
  font: undefined,
  size: 1,
  characterSpace: 0,
  wordSpace: 0,
  stretch: 1,
  leading: 0,
  mode: 0,
  paint: initialPaint,
}

const deepest = 10_000

/** The position at which a content stream shows text (ISO 32000-1, 9.4). `Font` is what its reader knows of a font. */
export class TextPosition<Font> {
  graphics: Graphics<Font>
  protected text: Matrix = identity
  private line: Matrix = identity
  private readonly saved: Graphics<Font>[] = []

  constructor(graphics: Graphics<Font> = initialGraphics) {
    this.graphics = graphics
  }

  /** Applies an operator that moves text or changes its state, other than `Tf` and `gs`, which name a resource. */
  apply(bytes: Uint8Array, operator: Operator): void {
    stateChanges.get(operator.name)?.(this, numbersOf(bytes, operator))
  }

  change(changes: Partial<Graphics<Font>>): void {
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

  /** The start of the current line and the font size, in the user space of the stream. */
  lineStart(): { readonly x: number; readonly y: number; readonly size: number } {
    const at = multiply(this.line, this.graphics.matrix)
    return { x: at[4], y: at[5], size: this.sizeAt(at) }
  }

  protected sizeAt(at: Matrix): number {
    return Math.abs(this.graphics.size) * (Math.hypot(at[2], at[3]) || 1)
  }
}

type StateChange = (position: TextPosition<unknown>, numbers: readonly number[]) => void

const stateChanges: ReadonlyMap<string, StateChange> = new Map<string, StateChange>([
  ['q', (position) => position.save()],
  ['Q', (position) => position.restore()],
  ['cm', (position, numbers) => position.transform(matrixOf(numbers))],
  ['BT', (position) => position.setText(identity)],
  ['Tm', (position, numbers) => position.setText(matrixOf(numbers))],
  ['Td', (position, [x = 0, y = 0]) => position.nextLine(x, y)],
  [
    'TD',
    (position, [x = 0, y = 0]) => {
      position.change({ leading: -y })
      position.nextLine(x, y)
    },
  ],
  ['T*', toNextLine],
  ["'", toNextLine],
  [
    '"',
    (position, [wordSpace = 0, characterSpace = 0]) => {
      position.change({ wordSpace, characterSpace })
      toNextLine(position)
    },
  ],
  ['TL', (position, [leading = 0]) => position.change({ leading })],
  ['Tc', (position, [characterSpace = 0]) => position.change({ characterSpace })],
  ['Tw', (position, [wordSpace = 0]) => position.change({ wordSpace })],
  ['Tz', (position, [percent = 100]) => position.change({ stretch: percent / 100 })],
  ['Tr', (position, [mode = 0]) => position.change({ mode })],
])

function toNextLine(position: TextPosition<unknown>): void {
  position.nextLine(0, -position.graphics.leading)
}
