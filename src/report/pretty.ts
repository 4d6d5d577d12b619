import { createColors } from 'picocolors'
import { codeFrame } from './code-frame.ts'
import { type Diagnostic, hasErrors, type Severity, severityOf } from './diagnostic.ts'
import { count } from './dutch-count.ts'
import type { DocumentReport, Report } from './report.ts'

const words: Readonly<Record<Severity, string>> = { error: 'fout', warning: 'waarschuwing', info: 'ter informatie' }

export interface PrettyOptions {
  readonly color: 'on' | 'off'
  /** `errors`: leave out what does not stop a document, and the sum. Default `all`. */
  readonly show?: 'all' | 'errors'
}

/** For people, on stderr: each message with its line, a caret and what to do; then one line that sums up. */
export function pretty(report: Report, options: PrettyOptions): string {
  const blocks = report.documents.flatMap((document) =>
    document.diagnostics
      .filter((message) => options.show !== 'errors' || stops(message, document))
      .map((message) => block(message, document, options)),
  )
  return [...blocks, options.show === 'errors' ? '' : summary(report, options)]
    .filter((text) => text !== '')
    .join('\n\n')
    .concat('\n')
}

/** With --strict it is a warning that stops a document. */
function stops(message: Diagnostic, { outcome, diagnostics }: DocumentReport): boolean {
  if (message.fatal === true) return true
  return message.fatal === false && outcome === 'fouten' && !hasErrors(diagnostics)
}

function block(message: Diagnostic, document: DocumentReport, options: PrettyOptions): string {
  const colors = createColors(options.color === 'on')
  const severity = severityOf(message)
  const paint = { error: colors.red, warning: colors.yellow, info: colors.cyan }[severity]
  const where = message.line ? `${message.file}:${message.line}:${message.column ?? 1}` : message.file
  const text = document.texts.get(message.file)
  return [
    `${colors.bold(where)}  ${paint(words[severity])}  ${message.reason}`,
    ...(text && message.place && 'start' in message.place ? [codeFrame(text, message.place, paint)] : []),
    `  ${message.note}  ${colors.dim(`[${message.ruleId}]`)}`,
  ].join('\n')
}

function summary(report: Report, options: PrettyOptions): string {
  const colors = createColors(options.color === 'on')
  const all = report.documents.flatMap((document) => document.diagnostics.map(severityOf))
  const errors = all.filter((severity) => severity === 'error').length
  const warnings = all.filter((severity) => severity === 'warning').length
  if (errors + warnings === 0) return ''
  const touched = report.documents.filter((document) => document.diagnostics.some((m) => m.fatal !== undefined)).length
  const total = report.documents.length
  const found = [
    ...(errors > 0 ? [colors.red(count(errors, 'fout', 'fouten'))] : []),
    ...(warnings > 0 ? [colors.yellow(count(warnings, 'waarschuwing', 'waarschuwingen'))] : []),
  ].join(', ')
  return total === 1 ? found : `${found} in ${touched} van ${count(total, 'document', 'documenten')}`
}
