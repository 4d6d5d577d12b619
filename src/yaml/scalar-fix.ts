import type { Position } from 'unist'
import type { Fix } from '../diagnostics/diagnostic.ts'

/** What can stand without quotes, in any place of any YAML. */
const plain = /^[\p{L}\p{N}](?:(?:[\p{L}\p{N} ._/()+-]|:(?=\d))*[\p{L}\p{N}_/()])?$/u

/**
 * Gives a value or key another text, in the quotes it has. Undefined where more than this one place would change or where it
 * cannot be told what stands there: an anchor or tag before it, a reference, an escape, text over more lines.
 *
 * @param place where it stands, quotes included
 * @param typed what it reads as
 */
export function scalarFix(text: string, place: Position | undefined, typed: string, right: string): Fix | undefined {
  const from = place?.start.offset
  const to = place?.end.offset
  if (from === undefined || to === undefined || typed === right) return undefined
  const line = text.slice(Math.max(0, from - 200), from)
  if (/[&!][^\s,[\]{}]{0,100}[ \t]+$/.test(line)) return undefined
  const written = text.slice(from, to)
  if (written === typed) return plain.test(right) ? [{ from, to, put: [right] }] : undefined
  const quote = written[0]
  const isQuoted = (quote === '"' || quote === "'") && written === `${quote}${typed}${quote}`
  return isQuoted && !/["'\\\p{C}]/u.test(right) ? [{ from: from + 1, to: to - 1, put: [right] }] : undefined
}
