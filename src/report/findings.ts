import { type Diagnostic, severityOf } from '../diagnostics/diagnostic.ts'
import type { DocumentReport, Report } from './report.ts'

/** A message with the document in whose report it stands. */
export interface Found {
  readonly message: Diagnostic
  readonly document: DocumentReport
}

/** Every message once, in order: what is wrong with settings that many documents share is one thing to mend. */
export function distinctFindings(report: Report): readonly Found[] {
  const seen = new Set<string>()
  const findings: Found[] = []
  for (const document of report.documents) {
    for (const message of document.diagnostics) {
      const place = message.place && 'start' in message.place ? message.place : undefined
      const key = JSON.stringify([message.file, message.ruleId, message.reason, place?.start, place?.end])
      if (seen.has(key)) continue
      seen.add(key)
      findings.push({ message, document })
    }
  }
  return findings
}

/** The report in numbers: different errors and warnings, and how many documents have any. */
export interface Tally {
  readonly errors: number
  readonly warnings: number
  readonly touched: number
}

export function tally(report: Report): Tally {
  const severities = distinctFindings(report).map(({ message }) => severityOf(message))
  return {
    errors: severities.filter((severity) => severity === 'error').length,
    warnings: severities.filter((severity) => severity === 'warning').length,
    touched: report.documents.filter(({ diagnostics }) => diagnostics.some((message) => message.fatal !== undefined))
      .length,
  }
}
