/** x = a·u + c·v + e, y = b·u + d·v + f: the operands of `cm` (ISO 32000-1, 8.3.3). */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** In the order of a PDF rectangle (ISO 32000-1, 7.9.5), normalised. */
export type Rectangle = readonly [left: number, bottom: number, right: number, top: number]

export type Point = readonly [x: number, y: number]

export const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** The first matrix is applied before the second. */
export function multiply(first: Matrix, second: Matrix): Matrix {
  return [
    first[0] * second[0] + first[1] * second[2],
    first[0] * second[1] + first[1] * second[3],
    first[2] * second[0] + first[3] * second[2],
    first[2] * second[1] + first[3] * second[3],
    first[4] * second[0] + first[5] * second[2] + second[4],
    first[4] * second[1] + first[5] * second[3] + second[5],
  ]
}

/** Missing numbers default to those of the identity matrix. */
export function matrixOf(numbers: readonly (number | undefined)[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers
  return [a, b, c, d, e, f]
}

export function transform([a, b, c, d, e, f]: Matrix, [u, v]: Point): Point {
  return [a * u + c * v + e, b * u + d * v + f]
}

/** The smallest rectangle that holds all points. */
export function around(points: readonly Point[]): Rectangle {
  const across = points.map(([x]) => x)
  const up = points.map(([, y]) => y)
  return [Math.min(...across), Math.min(...up), Math.max(...across), Math.max(...up)]
}

/** The smallest rectangle that holds both. */
export function union([left, bottom, right, top]: Rectangle, other: Rectangle): Rectangle {
  return [Math.min(left, other[0]), Math.min(bottom, other[1]), Math.max(right, other[2]), Math.max(top, other[3])]
}
