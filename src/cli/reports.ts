import { basename, dirname, resolve } from 'node:path'
import { EnvironmentError } from '../project/environment-error.ts'
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
  const text = (choice: ReporterChoice) =>
    choice.name === 'json' ? jsonText(report) : prettyText(report, choice, options, terminal)
  // The streams first: what was made is told even where a report cannot be written.
  const shown = new Map(asked.filter(({ file }) => file === undefined).map((choice) => [choice.name, choice]))
  for (const choice of shown.values()) {
    const words = await text(choice)
    if (choice.name === 'json') terminal.stdout.write(words)
    else if (words.trim() !== '') terminal.stderr.write(words)
  }
  const paths = writtenPaths(report)
  if (!shown.has('json') && paths.length > 0) terminal.stdout.write(`${paths.join('\n')}\n`)
  for (const choice of asked) {
    if (choice.file !== undefined) await writeReport(resolve(terminal.cwd, choice.file), await text(choice))
  }
}

/** What was made, or repaired in its place; an attachment that two proposals share once. */
function writtenPaths(report: Report): readonly string[] {
  const paths = report.documents.flatMap(({ made, repaired = [] }) => [...repaired, ...made].map(({ path }) => path))
  return [...new Set(paths)]
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
  await writeFiles(dirname(path), [{ path: basename(path), bytes: text }]).catch((error: unknown) => {
    if (!(error instanceof EnvironmentError)) throw error
    const advice = 'Daar hoort het verslag te komen. Kies bij --reporter een ander bestand.'
    throw new EnvironmentError(error.code, error.reason, advice, { cause: error })
  })
}
