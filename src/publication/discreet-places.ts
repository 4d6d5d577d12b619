import { type Diagnostic, diagnostic, severityOf } from '../diagnostics/diagnostic.ts'
import type { Document } from '../document/document.ts'
import { type Lines, redactedLines } from './redact/public-source.ts'

/**
 * The places of findings without anything that depends on the length of a redaction: no column on a line that holds one, and, in a run
 * that `made` its files, no line below one of several lines. A finding about a redaction keeps its line.
 */
export function discreetPlaces(
  documents: readonly Document[],
  run: 'made' | 'failed',
): (found: Diagnostic) => Diagnostic {
  const byFile = new Map<string, readonly Lines[]>()
  for (const document of documents) {
    const lines = redactedLines(document)
    if (lines.length > 0) byFile.set(document.source.name, lines)
  }
  return (found) => {
    const lines = byFile.get(found.file)
    return lines === undefined || found.place === undefined ? found : withPlace(found, placeOf(found, lines, run))
  }
}

function placeOf({ place, ruleId }: Diagnostic, lines: readonly Lines[], run: 'made' | 'failed'): Diagnostic['place'] {
  if (place === undefined) return undefined
  const { start, end } = place
  const isBelow = lines.some(({ from, to }) => to > from && from < start.line)
  if (run === 'made' && isBelow && !ruleId.startsWith('lakken/')) return undefined
  const touches = (first: number, last: number) => lines.some(({ from, to }) => from <= last && first <= to)
  if (!touches(start.line, end.line)) return place
  const point = touches(start.line, start.line) ? { line: start.line, column: 1 } : start
  return { start: point, end: point }
}

function withPlace(found: Diagnostic, place: Diagnostic['place']): Diagnostic {
  if (place === found.place) return found
  const { rule, file, reason, note } = found
  return diagnostic({ rule, file, reason, advice: note, severity: severityOf(found), place })
}
