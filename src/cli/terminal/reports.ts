import { appendFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { ReportContext } from '../../report/context.ts'
import { pretty } from '../../report/pretty.ts'
import type { Report } from '../../report/report.ts'
import { version } from '../../system/version.ts'
import type { MakeOptions } from '../options/make-options.ts'
import type { ReporterName } from '../options/reporter-choices.ts'
import { hyperlinksOf } from './hyperlinks.ts'
import { rulePagePath, rulePagesFolder, rulePageText } from './rule-pages.ts'
import { colorOf, type Terminal } from './terminal.ts'
import { writeReport } from './write-report.ts'

type ReportOptions = Pick<MakeOptions, 'reporter' | 'quiet'> & {
  /** Whether a user can ask for repairs, and did not yet. */
  readonly repairs?: 'offered' | 'unmentioned'
}

/** Whether people get to read the report on stderr: when asked for, and when nothing was asked for on either stream. */
export function speaksToPeople({ reporter }: Pick<ReportOptions, 'reporter'>): boolean {
  const onStreams = reporter.filter(({ file }) => file === undefined)
  return onStreams.length === 0 || onStreams.some(({ name }) => name === 'pretty')
}

/**
 * Every report asked for, to its stream or its file. stdout holds either the paths written, one a line, or one report for programs;
 * people read stderr.
 */
export async function writeReports(report: Report, options: ReportOptions, terminal: Terminal): Promise<void> {
  // The streams first: what was made is told even where a report cannot be written.
  if (speaksToPeople(options)) {
    const words = prettyOnScreen(report, options, terminal)
    if (words.trim() !== '') terminal.stderr.write(words)
  }
  const onStdout = options.reporter.find(({ name, file }) => name !== 'pretty' && file === undefined)
  const paths = writtenPaths(report)
  if (onStdout !== undefined) terminal.stdout.write(await textOf(onStdout.name, report, terminal))
  else if (paths.length > 0) terminal.stdout.write(`${paths.join('\n')}\n`)
  await writeJobSummary(report, options, terminal)
  for (const { name, file } of options.reporter) {
    if (file !== undefined) await writeReport(resolve(terminal.cwd, file), await textOf(name, report, terminal))
  }
}

/** GitHub shows a file of Markdown on the page of the job: whoever asks for GitHub's report gets the table there as well. */
async function writeJobSummary(report: Report, { reporter }: ReportOptions, { env }: Terminal): Promise<void> {
  const path = env.GITHUB_STEP_SUMMARY
  if (!path || !reporter.some(({ name }) => name === 'github')) return
  const { summary } = await import('../../report/summary.ts')
  // Other steps of the job write in it too. Without it the report is no less whole.
  await appendFile(path, summary(report)).catch(() => undefined)
}

/** What was made, or repaired in its place; an attachment that two proposals share once. */
function writtenPaths(report: Report): readonly string[] {
  const paths = report.documents.flatMap(({ made, repaired = [] }) => [...repaired, ...made].map(({ path }) => path))
  return [...new Set(paths)]
}

/** Each reporter is loaded when it is asked for. */
async function textOf(name: ReporterName, report: Report, terminal: Terminal): Promise<string> {
  switch (name) {
    case 'pretty':
      return pretty(report, { color: 'off', pages: pagesFor(terminal, 'off') })
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

/** Quiet is about what went well: why a document was not made is always said. */
function prettyOnScreen(report: Report, options: ReportOptions, terminal: Terminal): string {
  return pretty(report, {
    color: colorOf(terminal),
    show: options.quiet ? 'errors' : 'all',
    repairs: options.repairs ?? 'unmentioned',
    pages: pagesFor(terminal, hyperlinksOf(terminal)),
  })
}

function pagesFor(terminal: Terminal, hyperlinks: 'on' | 'off') {
  return { folder: rulePagesFolder(terminal.cwd), pathOf: rulePagePath, hyperlinks }
}

/** GitHub names files from the root of the repository, wherever the step runs; elsewhere the folder of the run is the root. */
function contextOf({ cwd, env }: Terminal): ReportContext {
  return { cwd, root: env.GITHUB_WORKSPACE || cwd, version, pageOf: rulePageText }
}

/** For --debug: the stack of what failed outside the documents. */
export function writeCauses(report: Report, terminal: Terminal): void {
  for (const { file, cause } of report.documents) {
    if (cause instanceof Error) terminal.stderr.write(`${file}: ${cause.stack ?? cause.message}\n`)
  }
}
