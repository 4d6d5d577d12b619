import type { Position } from 'unist'
import type { Fix } from '../diagnostics/diagnostic.ts'

/** Text that is valid as a plain scalar in every context. */
const plain = /^[\p{L}\p{N}](?:(?:[\p{L}\p{N} ._/()+-]|:(?=\d))*[\p{L}\p{N}_/()])?$/u

/**
 * Replaces a scalar and keeps its quotes. Undefined if other values could change with it, or if the source does not hold the value
 * verbatim: after an anchor or a tag, for an alias, an escape, or text of several lines.
 *
 * @param position of the scalar, quotes included
 * @param value what the scalar was read as
 */
export function scalarFix(
  text: string,
  position: Position | undefined,
  value: string,
  replacement: string,
): Fix | undefined {
  const from = position?.start.offset
  const to = position?.end.offset
  if (from === undefined || to === undefined || value === replacement) return undefined
  const line = text.slice(Math.max(0, from - 200), from)
  if (/[&!][^\s,[\]{}]{0,100}[ \t]+$/.test(line)) return undefined
  const written = text.slice(from, to)
  if (written === value) return plain.test(replacement) ? [{ from, to, replacement: [replacement] }] : undefined
  const quote = written[0]
  const isQuoted = (quote === '"' || quote === "'") && written === `${quote}${value}${quote}`
  return isQuoted && !/["'\\\p{C}]/u.test(replacement)
    ? [{ from: from + 1, to: to - 1, replacement: [replacement] }]
    : undefined
}
