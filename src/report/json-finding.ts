import type { Point, Position } from 'unist'
import { type Diagnostic, diagnostic, severityOf } from '../diagnostics/diagnostic.ts'
import type { RuleCatalogue } from '../diagnostics/rule.ts'
import type { JsonFinding, JsonPoint } from './report-schema.ts'

export function jsonFinding(message: Diagnostic): JsonFinding {
  return {
    regel: message.ruleId,
    ernst: severityOf(message),
    bestand: message.file,
    ...(message.place ? { plaats: span(message.place) } : {}),
    melding: message.reason,
    advies: message.note,
  }
}

/** Parses a finding; its fix is not in the report. Undefined for an unknown rule. */
export function findingFromJson(finding: JsonFinding, rules: RuleCatalogue): Diagnostic | undefined {
  const { regel, ernst, bestand, plaats, melding, advies } = finding
  const rule = rules.get(regel)
  if (rule === undefined) return undefined
  const place = plaats && { start: point(plaats.begin), end: point(plaats.eind) }
  return diagnostic({ rule, severity: ernst, file: bestand, place, reason: melding, advice: advies })
}

function span({ start, end }: Position): JsonFinding['plaats'] {
  return {
    begin: { regel: start.line, kolom: start.column },
    eind: { regel: end.line, kolom: end.column },
  }
}

function point({ regel, kolom }: JsonPoint): Point {
  return { line: regel, column: kolom }
}
