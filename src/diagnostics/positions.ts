import type { Point, Position } from 'unist'

/** Turns offsets in a text into lines and columns (both from 1), with the line ends Markdown knows: LF, CRLF and CR. */
export interface Places {
  readonly point: (offset: number) => Point
  readonly position: (start: number, end: number) => Position
}

export function placesIn(text: string): Places {
  // Most texts have nothing wrong with them, and no place in them is asked for.
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

/** Index of the last number that is not more than `limit`; the list rises and begins with 0. */
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

/** Offset at which the line begins that an offset lies in. A search for either line end alone could run to the start of the file. */
export function lineStart(text: string, offset: number): number {
  let at = offset
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--
  return at
}

/** A stretch of a text, in UTF-16 units; `to` is the first that is no longer in it. */
export interface Span {
  readonly from: number
  readonly to: number
}
