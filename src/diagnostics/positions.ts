import type { Point, Position } from 'unist'

/** Converts offsets in a text to lines and columns (both from 1). Line endings are those of CommonMark: LF, CRLF and CR. */
export interface Positions {
  readonly point: (offset: number) => Point
  readonly position: (start: number, end: number) => Position
}

export function positionsIn(text: string): Positions {
  // Computed on first use: most texts have no findings.
  let known: readonly number[] | undefined
  const point = (offset: number): Point => {
    known ??= lineStarts(text)
    const starts = known
    const within = Math.max(0, Math.min(offset, text.length))
    const line = lastNotAfter(starts, within)
    return { line: line + 1, column: within - (starts[line] ?? 0) + 1, offset: within }
  }
  return { point, position: (start, end) => ({ start: point(start), end: point(Math.max(start, end)) }) }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (const found of text.matchAll(/\r\n|\n|\r/g)) starts.push(found.index + found[0].length)
  return starts
}

/** The index of the last number that is at most `limit`, in an ascending list that starts with 0. */
function lastNotAfter(rising: readonly number[], limit: number): number {
  let low = 0
  let high = rising.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((rising[middle] ?? 0) <= limit) low = middle
    else high = middle - 1
  }
  return low
}

/** The offset of the start of a line. One search for either line ending: a search for each could run to the start of the file. */
export function lineStart(text: string, offset: number): number {
  let at = offset
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--
  return at
}

/** A part of a text, in UTF-16 code units from `from` up to but not including `to`. */
export interface Span {
  readonly from: number
  readonly to: number
}
