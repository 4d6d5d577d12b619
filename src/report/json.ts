import type { Diagnostic } from './diagnostic.ts'
import { severityOf } from './diagnostic.ts'
import type { Report } from './report.ts'

/** For programs, on stdout: the whole report as one JSON document, keys in Dutch like all data. */
export function json(report: Report): string {
  const documents = report.documents.map((document) => ({
    bestand: document.file,
    uitkomst: document.outcome,
    duur: Math.round(document.duration),
    meldingen: document.diagnostics.map(finding),
    gemaakt: document.made.map((file) => ({
      bestand: file.path,
      ...(file.pages === undefined ? {} : { paginas: file.pages }),
      conformiteit: file.conformance,
    })),
  }))
  return `${JSON.stringify({ documenten: documents }, undefined, 2)}\n`
}

function finding(message: Diagnostic) {
  return {
    regel: message.ruleId,
    ernst: severityOf(message),
    bestand: message.file,
    ...(message.place && 'start' in message.place ? { plaats: span(message) } : {}),
    melding: message.reason,
    advies: message.note,
  }
}

function span(message: Diagnostic) {
  const place = message.place
  if (!place || !('start' in place)) return undefined
  return {
    begin: { regel: place.start.line, kolom: place.start.column },
    eind: { regel: place.end.line, kolom: place.end.column },
  }
}
