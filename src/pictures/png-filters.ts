/** Reverses the filter of a row in place (W3C PNG, 9.2). False for an unknown filter: the row is then unchanged. */
export function unfilter(filter: number, line: Uint8Array, above: Uint8Array, pixelBytes: number): boolean {
  if (filter > 4) return false
  if (filter === 1)
    for (let at = pixelBytes; at < line.length; at++) line[at] = byte(line, at) + byte(line, at - pixelBytes)
  else if (filter === 2) for (let at = 0; at < line.length; at++) line[at] = byte(line, at) + byte(above, at)
  else if (filter > 2)
    for (let at = 0; at < line.length; at++) {
      const left = at < pixelBytes ? 0 : byte(line, at - pixelBytes)
      const corner = at < pixelBytes ? 0 : byte(above, at - pixelBytes)
      const up = byte(above, at)
      line[at] = byte(line, at) + (filter === 3 ? (left + up) >> 1 : paeth(left, up, corner))
    }
  return true
}

function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] as number
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner
  const fromLeft = Math.abs(estimate - left)
  const fromUp = Math.abs(estimate - up)
  const fromCorner = Math.abs(estimate - corner)
  if (fromLeft <= fromUp && fromLeft <= fromCorner) return left
  return fromUp <= fromCorner ? up : corner
}

/** The filters that are tried: none, left, above, Paeth. The average seldom compresses best. */
const tried = [0, 1, 2, 4] as const

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
  const trials = tried.map(() => new Uint8Array(rowBytes))
  let above: Uint8Array = new Uint8Array(rowBytes)
  for (const [index, row] of rows.entries()) {
    const at = index * (rowBytes + 1)
    if (colourType === 3 || depth < 8) result.set(row, at + 1)
    else {
      const sums = tried.map((filter, trial) =>
        applyFilter(filter, { row, above, pixelBytes }, trials[trial] ?? new Uint8Array(rowBytes)),
      )
      const best = sums.indexOf(Math.min(...sums))
      result[at] = tried[best] ?? 0
      result.set(trials[best] ?? row, at + 1)
    }
    above = row
  }
  return result
}

interface Row {
  readonly row: Uint8Array
  readonly above: Uint8Array
  readonly pixelBytes: number
}

/** @returns the sum of the differences */
function applyFilter(filter: (typeof tried)[number], { row, above, pixelBytes }: Row, to: Uint8Array): number {
  if (filter === 0) to.set(row)
  else if (filter === 2) for (let at = 0; at < row.length; at++) to[at] = byte(row, at) - byte(above, at)
  else {
    // The first pixel of a row has nothing at its left.
    for (let at = 0; at < pixelBytes; at++) to[at] = byte(row, at) - (filter === 4 ? byte(above, at) : 0)
    if (filter === 1)
      for (let at = pixelBytes; at < row.length; at++) to[at] = byte(row, at) - byte(row, at - pixelBytes)
    else
      for (let at = pixelBytes; at < row.length; at++)
        to[at] = byte(row, at) - paeth(byte(row, at - pixelBytes), byte(above, at), byte(above, at - pixelBytes))
  }
  return sumOf(to)
}

/** The sum of signed bytes without their signs. */
function sumOf(bytes: Uint8Array): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at++) sum += byte(bytes, at) < 128 ? byte(bytes, at) : 256 - byte(bytes, at)
  return sum
}
