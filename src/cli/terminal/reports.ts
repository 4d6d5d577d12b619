import { appendFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pretty } from '../../report/pretty.ts'
import type { Report, ReportContext } from '../../report/report.ts'
import { attempt } from '../../system/attempt.ts'
import { version } from '../../system/package-folder.ts'
import type { MakeOptions } from '../options/make-options.ts'
import type { ReporterName } from '../options/reporter-choices.ts'
import { rulePagePath, rulePageText } from './rule-pages.ts'
import { colorOf, hyperlinksOf, type Terminal } from './terminal.ts'

type ReportOptions = Pick<MakeOptions, 'reporter' | 'quiet' | 'info' | 'debug'> & {
  /** `offered` when the command supports --fix and it was not given. */
  readonly repairs?: 'offered' | 'unmentioned'
}

/** Whether stderr gets a readable report: when requested, and when no reporter writes to a stream. */
export function writesToStderr({ reporter }: Pick<ReportOptions, 'reporter'>): boolean {
  const onStreams = reporter.filter(({ file }) => file === undefined)
  return onStreams.length === 0 || onStreams.some(({ name }) => name === 'pretty')
}

/**
 * Writes every requested report to its stream or file. stdout receives either the output paths, one a line, or one report for
 * programs; stderr the readable report.
 */
export async function writeReports(report: Report, options: ReportOptions, terminal: Terminal): Promise<void> {
  // Streams first, so that the output is reported even when a report file cannot be written.
  if (writesToStderr(options)) {
    const words = prettyOnScreen(report, options, terminal)
    if (words.trim() !== '') terminal.stderr.write(words)
  }
  const onStdout = options.reporter.find(({ name, file }) => name !== 'pretty' && file === undefined)
  const paths = writtenPaths(report)
  if (onStdout !== undefined) terminal.stdout.write(await textOf(onStdout.name, report, options, terminal))
  else if (paths.length > 0) terminal.stdout.write(`${paths.join('\n')}\n`)
  await writeJobSummary(report, options, terminal)
  for (const { name, file } of options.reporter) {
    if (file === undefined) continue
    const { writeReport } = await import('./write-report.ts')
    await writeReport(resolve(terminal.cwd, file), await textOf(name, report, options, terminal))
  }
  if (options.debug) writeCauses(report, terminal)
}

/** GitHub shows a Markdown file on the page of the job; the reporter for GitHub appends a table to it. */
async function writeJobSummary(report: Report, { reporter }: ReportOptions, { env }: Terminal): Promise<void> {
  const path = env.GITHUB_STEP_SUMMARY
  if (!path || !reporter.some(({ name }) => name === 'github')) return
  const { summary } = await import('../../report/summary.ts')
  // Other steps append to it too. A failure does not affect the report itself.
  attempt(() => appendFileSync(path, summary(report)))
}

/** The paths of files that were made or repaired, without duplicates. */
function writtenPaths(report: Report): readonly string[] {
  const paths = report.documents.flatMap(({ made, repaired = [] }) => [...repaired, ...made].map(({ path }) => path))
  return [...new Set(paths)]
}

/** Reporters are loaded on demand. */
async function textOf(name: ReporterName, report: Report, options: ReportOptions, terminal: Terminal): Promise<string> {
  switch (name) {
    case 'pretty':
      return pretty(report, { color: 'off', show: shownBy(options), pages: pagesFor('off') })
    case 'json':
      return (await import('../../report/json.ts')).json(report)
    case 'github':
      return (await import('../../report/github.ts')).github(report, contextOf(terminal))
    case 'junit':
      return (await import('../../report/junit.ts')).junit(report)
    case 'sarif':
      return (await import('../../report/sarif.ts')).sarif(report, contextOf(terminal))
  }
}

/** --quiet suppresses success messages only: the cause of a failure is always reported. */
function prettyOnScreen(report: Report, options: ReportOptions, terminal: Terminal): string {
  return pretty(report, {
    color: colorOf(terminal),
    show: options.quiet ? 'errors' : shownBy(options),
    repairs: options.repairs ?? 'unmentioned',
    pages: pagesFor(hyperlinksOf(terminal)),
  })
}

function shownBy({ info }: ReportOptions): 'all' | 'problems' {
  return info ? 'all' : 'problems'
}

function pagesFor(hyperlinks: 'on' | 'off') {
  return { pathOf: rulePagePath, hyperlinks }
}

/** GitHub resolves files against the root of the repository, wherever the step runs; by default the current folder is the root. */
function contextOf({ cwd, env }: Terminal): ReportContext {
  return { cwd, root: env.GITHUB_WORKSPACE || cwd, version, pageOf: rulePageText }
}

/** For --debug: the stack traces of failures of the environment. */
function writeCauses(report: Report, terminal: Terminal): void {
  for (const { file, cause } of report.documents) {
    if (cause instanceof Error) terminal.stderr.write(`${file}: ${cause.stack ?? cause.message}\n`)
  }
}
