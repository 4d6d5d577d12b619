import { basename, dirname, resolve } from 'node:path'
import { pretty } from '../report/pretty.ts'
import type { Report } from '../report/report.ts'
import type { MakeOptions, ReporterChoice } from './make-options.ts'
import { colorOf, type Terminal } from './terminal.ts'

type ReportOptions = Pick<MakeOptions, 'reporter' | 'quiet'>

/**
 * Every report asked for, to its stream or its file. stdout holds either the paths written, one a line, or the JSON report; people
 * read stderr.
 */
export async function writeReports(report: Report, options: ReportOptions, terminal: Terminal): Promise<void> {
  const asked: readonly ReporterChoice[] = options.reporter.length > 0 ? options.reporter : [{ name: 'pretty' }]
  const toStdout = asked.filter((choice) => choice.file === undefined && choice.name === 'json')
  for (const choice of asked) {
    const text = choice.name === 'json' ? await jsonText(report) : prettyText(report, choice, options, terminal)
    if (choice.file !== undefined) await writeReport(resolve(terminal.cwd, choice.file), text)
    else if (choice.name === 'json') terminal.stdout.write(text)
    else if (text.trim() !== '') terminal.stderr.write(text)
  }
  if (toStdout.length > 0) return
  const paths = report.documents.flatMap((document) => document.made.map((file) => file.path))
  if (paths.length > 0) terminal.stdout.write(`${paths.join('\n')}\n`)
}

async function jsonText(report: Report): Promise<string> {
  const { json } = await import('../report/json.ts')
  return json(report)
}

/** Quiet is about what went well: why a document was not made is always said. */
function prettyText(report: Report, choice: ReporterChoice, options: ReportOptions, terminal: Terminal): string {
  if (choice.file !== undefined) return pretty(report, { color: 'off' })
  return pretty(report, { color: colorOf(terminal), show: options.quiet ? 'errors' : 'all' })
}

/** For --debug: the stack of what failed outside the documents. */
export function writeCauses(report: Report, terminal: Terminal): void {
  for (const { file, cause } of report.documents) {
    if (cause instanceof Error) terminal.stderr.write(`${file}: ${cause.stack ?? cause.message}\n`)
  }
}

async function writeReport(path: string, text: string): Promise<void> {
  const { writeFiles } = await import('../project/write-files.ts')
  await writeFiles(dirname(path), [{ path: basename(path), bytes: text }])
}
