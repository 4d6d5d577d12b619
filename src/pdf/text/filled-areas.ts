import type { Matrix } from '../file/objects/matrix.ts'

export type Rectangle = readonly [left: number, bottom: number, right: number, top: number]

const fills = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*'])
const ends = new Set(['S', 's', 'n', ...fills])

/** Which rectangles a content stream fills, in the page's own space; other shapes cover less than their corners say. */
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

  private add([x = 0, y = 0, width = 0, height = 0]: readonly number[], [a, b, c, d, e, f]: Matrix): void {
    // Turned askew.
    if ((a !== 0 || d !== 0) && (b !== 0 || c !== 0)) this.simple = false
    const corner = (u: number, v: number) => [a * u + c * v + e, b * u + d * v + f] as const
    const [[x1, y1], [x2, y2]] = [corner(x, y), corner(x + width, y + height)]
    this.rectangles.push([Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)])
  }

  /** Two rectangles in each other are a frame, with nothing over what stands inside. */
  private solid(): readonly Rectangle[] {
    if (this.rectangles.length > 50) return []
    const nested = (one: Rectangle, other: Rectangle) => contains(one, other) || contains(other, one)
    return this.rectangles.filter((one) => !this.rectangles.some((other) => other !== one && nested(one, other)))
  }
}

function contains(one: Rectangle, other: Rectangle): boolean {
  return one[0] <= other[0] && one[1] <= other[1] && one[2] >= other[2] && one[3] >= other[3]
}
