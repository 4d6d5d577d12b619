import { type Diagnostic, severityOf } from './diagnostic.ts'
import { tally } from './findings.ts'
import type { Report } from './report.ts'
import type { JsonReport } from './report-schema.ts'

/** For programs: the whole report as one JSON document, keys in Dutch like all data; its schema is `reportSchema`. */
export function json(report: Report): string {
  const documents = report.documents.map((document) => ({
    bestand: document.file,
    uitkomst: document.outcome,
    duur: Math.round(document.duration),
    meldingen: document.diagnostics.map(finding),
    genegeerd: (document.ignored ?? []).map((ignored) => ({ ...finding(ignored.finding), reden: ignored.reason })),
    hersteld: (document.repaired ?? []).map(({ name, repaired }) => ({
      bestand: name,
      meldingen: repaired.map(finding),
    })),
    gemaakt: document.made.map((file) => ({
      bestand: file.path,
      ...(file.pages === undefined ? {} : { paginas: file.pages }),
      conformiteit: { manier: file.conformance.manier, normen: [...file.conformance.normen] },
    })),
  }))
  const { errors, warnings, touched } = tally(report)
  const samenvatting = {
    documenten: documents.length,
    metMeldingen: touched,
    fouten: errors,
    waarschuwingen: warnings,
  }
  const whole: JsonReport = { samenvatting, documenten: documents }
  return `${JSON.stringify(whole, undefined, 2)}\n`
}

type JsonFinding = JsonReport['documenten'][number]['meldingen'][number]

function finding(message: Diagnostic): JsonFinding {
  return {
    regel: message.ruleId,
    ernst: severityOf(message),
    bestand: message.file,
    ...(message.place && 'start' in message.place ? { plaats: span(message.place) } : {}),
    melding: message.reason,
    advies: message.note,
  }
}

function span({ start, end }: { readonly start: Point; readonly end: Point }) {
  return {
    begin: { regel: start.line, kolom: start.column },
    eind: { regel: end.line, kolom: end.column },
  }
}

interface Point {
  readonly line: number
  readonly column: number
}
