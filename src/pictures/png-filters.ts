/** Reverses the filter of a row in place (W3C PNG, 9.2). */
export function unfilter(filter: number, line: Uint8Array, above: Uint8Array, pixelBytes: number): boolean {
  if (filter > 4) return false
  if (filter === 0) return true
  for (let at = 0; at < line.length; at++) {
    const left = at < pixelBytes ? 0 : (line[at - pixelBytes] ?? 0)
    const up = above[at] ?? 0
    const corner = at < pixelBytes ? 0 : (above[at - pixelBytes] ?? 0)
    line[at] = (line[at] ?? 0) + predicted(filter, left, up, corner)
  }
  return true
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter === 0) return 0
  const estimate = left + up - corner
  const [fromLeft, fromUp, fromCorner] = [
    Math.abs(estimate - left),
    Math.abs(estimate - up),
    Math.abs(estimate - corner),
  ]
  if (fromLeft <= fromUp && fromLeft <= fromCorner) return left
  return fromUp <= fromCorner ? up : corner
}

const all = [0, 1, 2, 3, 4] as const

/**
 * Filters rows for compression: of each the filter with the least sum of differences (W3C PNG, 12.7). Indices and samples of less
 * than a byte compress best unfiltered.
 */
export function filtered(
  rows: readonly Uint8Array[],
  { colourType, depth }: { readonly colourType: number; readonly depth: number },
): Uint8Array {
  const rowBytes = rows[0]?.length ?? 0
  const result = new Uint8Array(rows.length * (rowBytes + 1))
  const samples = colourType === 2 ? 3 : colourType === 6 ? 4 : colourType === 4 ? 2 : 1
  const pixelBytes = Math.max(1, (samples * depth) >> 3)
  let above: Uint8Array = new Uint8Array(rowBytes)
  for (const [index, row] of rows.entries()) {
    const at = index * (rowBytes + 1)
    const filter = colourType === 3 || depth < 8 ? 0 : bestFilter(row, above, pixelBytes)
    result[at] = filter
    applyFilter(filter, { row, above, pixelBytes }, (position, value) => {
      result[at + 1 + position] = value
    })
    above = row
  }
  return result
}

interface Row {
  readonly row: Uint8Array
  readonly above: Uint8Array
  readonly pixelBytes: number
}

function applyFilter(filter: number, { row, above, pixelBytes }: Row, put: (at: number, value: number) => void): void {
  for (let at = 0; at < row.length; at++) {
    const left = at < pixelBytes ? 0 : (row[at - pixelBytes] ?? 0)
    const corner = at < pixelBytes ? 0 : (above[at - pixelBytes] ?? 0)
    put(at, ((row[at] ?? 0) - predicted(filter, left, above[at] ?? 0, corner)) & 0xff)
  }
}

function bestFilter(row: Uint8Array, above: Uint8Array, pixelBytes: number): number {
  let best = { filter: 0, sum: Number.POSITIVE_INFINITY }
  for (const filter of all) {
    let sum = 0
    applyFilter(filter, { row, above, pixelBytes }, (_, value) => {
      sum += value < 128 ? value : 256 - value
    })
    if (sum < best.sum) best = { filter, sum }
  }
  return best.filter
}
