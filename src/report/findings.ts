import { type Diagnostic, severityOf } from '../diagnostics/diagnostic.ts'
import type { DocumentReport, Report } from './report.ts'

/** A finding and the document to which it belongs. */
export interface Found {
  readonly message: Diagnostic
  readonly document: DocumentReport
}

/** Every distinct finding in order: a problem in settings that several documents share is listed once. */
export function distinctFindings(report: Report): readonly Found[] {
  const seen = new Set<string>()
  const findings: Found[] = []
  for (const document of report.documents) {
    for (const message of document.diagnostics) {
      const { file, ruleId, reason, place } = message
      const key = JSON.stringify([file, ruleId, reason, place?.start, place?.end])
      if (seen.has(key)) continue
      seen.add(key)
      findings.push({ message, document })
    }
  }
  return findings
}

/** The numbers of distinct errors, warnings and notes, and of documents with errors or warnings. */
export interface Tally {
  readonly errors: number
  readonly warnings: number
  readonly touched: number
  readonly notes: number
}

export function tally(report: Report): Tally {
  const severities = distinctFindings(report).map(({ message }) => severityOf(message))
  return {
    notes: severities.filter((severity) => severity === 'info').length,
    errors: severities.filter((severity) => severity === 'error').length,
    warnings: severities.filter((severity) => severity === 'warning').length,
    touched: report.documents.filter(({ diagnostics }) => diagnostics.some((message) => message.fatal !== undefined))
      .length,
  }
}
