import { severityOf } from '../diagnostics/diagnostic.ts'
import { pathFromRoot, type ReportContext } from './context.ts'
import { distinctFindings, type Found } from './findings.ts'
import type { Report } from './report.ts'
import { visible } from './visible.ts'

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const

/**
 * Workflow commands of GitHub Actions: one line for each message, which GitHub shows beside the line of the file.
 * GitHub shows ten errors and ten warnings of a step beside the lines; all of them are in the log.
 */
export function github(report: Report, context: ReportContext): string {
  return distinctFindings(report)
    .map((finding) => `${command(finding, context)}\n`)
    .join('')
}

function command({ message }: Found, context: ReportContext): string {
  const place = message.place && 'start' in message.place ? message.place : undefined
  const properties = {
    file: pathFromRoot(message.file, context),
    ...(place ? { line: place.start.line, endLine: place.end.line, col: place.start.column } : {}),
    title: message.ruleId,
  }
  const stated = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`)
  return `::${commands[severityOf(message)]} ${stated.join(',')}::${data(`${message.reason}\n${message.note}`)}`
}

/** The escapes of a workflow command's message: nothing in it may end the line and begin a command of its own. */
function data(text: string): string {
  return visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
