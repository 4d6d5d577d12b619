import type { Position } from 'unist'
import { visible } from './visible.ts'

/** A longer line is cut around the position. */
const width = 96

/** The first line of a range with carets below it; undefined when that line is blank. */
export function codeFrame(
  lines: readonly string[],
  place: Position,
  paint: (text: string) => string,
): string | undefined {
  const { line } = place.start
  const source = visible((lines[line - 1] ?? '').replaceAll('\t', ' '))
  if (source.trim() === '') return undefined
  const start = place.start.column - 1
  const stop = place.end.line > line ? source.trimEnd().length : place.end.column - 1
  const end = Math.min(Math.max(stop, start + 1), Math.max(source.length, start + 1))
  const from = start < width - 20 ? 0 : start - 20
  const shown = source.slice(from, from + width)
  const lead = from > 0 ? '…' : ''
  const tail = source.length > from + width ? '…' : ''
  const carets = '^'.repeat(Math.max(1, Math.min(end, from + width) - start))
  const gutter = String(line)
  const blank = ' '.repeat(gutter.length)
  return [
    `  ${gutter} | ${lead}${shown}${tail}`,
    `  ${blank} | ${' '.repeat(start - from + lead.length)}${paint(carets)}`,
  ].join('\n')
}
