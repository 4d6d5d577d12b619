import type { Position } from 'unist'
import { visible } from './visible.ts'

/** Wider than this and a line of prose is cut around the place that matters. */
const width = 96

/** The first line of what a message is about, with carets under it, to the end of the line where it goes on; undefined where that is blank. */
export function codeFrame(text: string, place: Position, paint: (text: string) => string): string | undefined {
  const { line } = place.start
  const source = visible((linesOf(text)[line - 1] ?? '').replaceAll('\t', ' '))
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

let last: { readonly text: string; readonly lines: readonly string[] } | undefined

/** Messages come file by file: a text is parted once, not for each of its messages. */
function linesOf(text: string): readonly string[] {
  if (last?.text !== text) last = { text, lines: text.split(/\r\n|\n|\r/) }
  return last.lines
}
