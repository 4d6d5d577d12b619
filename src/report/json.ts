import { tally } from './findings.ts'
import { jsonFinding } from './json-finding.ts'
import { jsonText } from './message-text.ts'
import type { Proof, Report } from './report.ts'
import type { JsonReport } from './report-schema.ts'

/** The report as one JSON document with Dutch keys; its schema is `reportSchema`. */
export function json(report: Report): string {
  const documents = report.documents.map((document) => ({
    bestand: document.file,
    uitkomst: document.outcome,
    hergebruikt: document.reused ?? false,
    duur: Math.round(document.duration),
    meldingen: document.diagnostics.map(jsonFinding),
    genegeerd: (document.ignored ?? []).map((ignored) => ({ ...jsonFinding(ignored.finding), reden: ignored.reason })),
    hersteld: (document.repaired ?? []).map(({ name, repaired }) => ({
      bestand: name,
      meldingen: repaired.map(jsonFinding),
    })),
    gemaakt: document.made.map((file) => ({
      bestand: file.path,
      ...(file.pages === undefined ? {} : { paginas: file.pages }),
      conformiteit: {
        manier: file.conformance.manier,
        normen: [...file.conformance.normen],
        ...(file.conformance.redenen === undefined ? {} : { redenen: [...file.conformance.redenen] }),
        ...(file.conformance.toetsing === undefined ? {} : { toetsing: jsonProof(file.conformance.toetsing) }),
      },
    })),
  }))
  const { errors, warnings, touched } = tally(report)
  const samenvatting = {
    documenten: documents.length,
    metMeldingen: touched,
    fouten: errors,
    waarschuwingen: warnings,
  }
  const deel = report.part && { nummer: report.part.number, van: report.part.of }
  const whole: JsonReport = { samenvatting, ...(deel ? { deel } : {}), documenten: documents }
  return `${jsonText(whole)}\n`
}

function jsonProof({ programma, voldoet, voldoetNiet }: Proof) {
  return { programma, voldoet: [...voldoet], voldoetNiet: [...voldoetNiet] }
}
