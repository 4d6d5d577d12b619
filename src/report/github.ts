import { severityOf } from '../diagnostics/diagnostic.ts'
import { distinctFindings, type Found } from './findings.ts'
import { visible } from './message-text.ts'
import { pathFromRoot, type Report, type ReportContext } from './report.ts'

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const

/**
 * Workflow commands of GitHub Actions: one line for each finding, which GitHub shows as an annotation of the file. It annotates
 * at most ten errors and ten warnings of a step; the log has all of them.
 */
export function github(report: Report, context: ReportContext): string {
  return distinctFindings(report)
    .map((finding) => `${command(finding, context)}\n`)
    .join('')
}

function command({ message }: Found, context: ReportContext): string {
  const { place } = message
  const properties = {
    file: pathFromRoot(message.file, context),
    ...(place ? { line: place.start.line, endLine: place.end.line, col: place.start.column } : {}),
    title: message.ruleId,
  }
  const stated = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`)
  return `::${commands[severityOf(message)]} ${stated.join(',')}::${data(`${message.reason}\n${message.note}`)}`
}

/** Escapes the message of a workflow command, so that it cannot start another command. */
function data(text: string): string {
  return visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
