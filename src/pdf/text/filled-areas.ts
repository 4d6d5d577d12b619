import { around, contains, type Matrix, type Rectangle, transform } from '../file/objects/geometry.ts'

const fills = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*'])
const ends = new Set(['S', 's', 'n', ...fills])

/** The rectangles that a content stream fills, in default user space. Other shapes do not cover their bounding box. */
export class FilledAreas {
  private rectangles: Rectangle[] = []
  private simple = true

  knows(name: string): boolean {
    return name === 're' || name === 'm' || ends.has(name)
  }

  take(name: string, numbers: readonly number[], matrix: Matrix, filled: (area: Rectangle) => void): void {
    if (name === 'm') this.simple = false
    else if (name === 're') this.add(numbers, matrix)
    else {
      if (fills.has(name) && this.simple) for (const area of this.solid()) filled(area)
      this.rectangles = []
      this.simple = true
    }
  }

  private add([x = 0, y = 0, width = 0, height = 0]: readonly number[], matrix: Matrix): void {
    const [a, b, c, d] = matrix
    const isAxisAligned = (a === 0 && d === 0) || (b === 0 && c === 0)
    if (!isAxisAligned) this.simple = false
    this.rectangles.push(around([transform(matrix, [x, y]), transform(matrix, [x + width, y + height])]))
  }

  /** Nested rectangles paint a border, which leaves its inside visible. */
  private solid(): readonly Rectangle[] {
    if (this.rectangles.length > 50) return []
    const nested = (one: Rectangle, other: Rectangle) => contains(one, other) || contains(other, one)
    return this.rectangles.filter((one) => !this.rectangles.some((other) => other !== one && nested(one, other)))
  }
}
