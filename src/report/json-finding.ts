import { type Diagnostic, diagnostic, type Severity, severityOf } from '../diagnostics/diagnostic.ts'
import type { RuleCatalogue } from '../diagnostics/rule.ts'

/** A finding in the JSON report, with Dutch keys. */
export interface JsonFinding {
  readonly regel: string
  readonly ernst: Severity
  readonly bestand: string
  readonly plaats?: { readonly begin: JsonPoint; readonly eind: JsonPoint } | undefined
  readonly melding: string
  readonly advies: string
}

interface JsonPoint {
  readonly regel: number
  readonly kolom: number
}

export function jsonFinding(message: Diagnostic): JsonFinding {
  return {
    regel: message.ruleId,
    ernst: severityOf(message),
    bestand: message.file,
    ...(message.place && 'start' in message.place ? { plaats: span(message.place) } : {}),
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

function span({ start, end }: { readonly start: Point; readonly end: Point }) {
  return {
    begin: { regel: start.line, kolom: start.column },
    eind: { regel: end.line, kolom: end.column },
  }
}

function point({ regel, kolom }: JsonPoint): Point {
  return { line: regel, column: kolom }
}

interface Point {
  readonly line: number
  readonly column: number
}
