import { lazyPrinter } from '../../print/lazy-printer.ts'
import { openPrinter } from '../../print/printer.ts'
import { type FolderRun, publishToFolder } from '../../publish/publish-to-folder.ts'
import { count } from '../../report/message-text.ts'
import { exitCodeOf } from '../../report/report.ts'
import { sourceDateEpoch } from '../options/environment-options.ts'
import type { PublishOptions } from '../options/publish-options.ts'
import { refuseReportFiles } from '../options/report-files.ts'
import { refuseEmptyNames } from '../options/usage-error.ts'
import { progressOf } from '../terminal/progress.ts'
import { writeReports, writesToStderr } from '../terminal/reports.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** `collegevoorstel publish`: the paths written on stdout, or those of a dry run; everything for people on stderr. */
export async function runPublish(
  file: string,
  options: PublishOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  refuseEmptyNames([file, options.to])
  refuseReportFiles(options.reporter, [file], terminal.cwd)
  const { browser, timeout, jobs, out, config, to, dryRun } = options
  // Only what replaces a withdrawn PDF is printed.
  const printer = lazyPrinter(() => openPrinter({ browser, timeout, jobs: 1, signal }))
  try {
    const progress = await progressOf(terminal, options.quiet ? 'quiet' : 'speak')
    const run = await publishToFolder(
      {
        file,
        to,
        cwd: terminal.cwd,
        config,
        out,
        jobs,
        strictness: options.strict ? 'strict' : 'lenient',
        sourceDateEpoch: sourceDateEpoch(terminal.env),
        run: dryRun === undefined ? 'real' : 'dry',
      },
      { printer, signal, onEvent: progress.onEvent },
    ).finally(progress.stop)
    if (dryRun !== undefined) terminal.stdout.write(stepsText(run, dryRun))
    await writeReports(run.report, options, terminal)
    if (!options.quiet && writesToStderr(options)) terminal.stderr.write(closing(run, options))
    return exitCodeOf(run.report)
  } finally {
    await printer.close()
  }
}

function stepsText({ steps }: FolderRun, form: NonNullable<PublishOptions['dryRun']>): string {
  if (form === 'json') return `${JSON.stringify({ stappen: steps }, undefined, 2)}\n`
  return steps.map(({ doe, pad }) => `${doe.padEnd(10)} ${pad}\n`).join('')
}

function closing({ report, steps }: FolderRun, { to, dryRun }: PublishOptions): string {
  const [first] = report.documents
  if (first === undefined || first.outcome === 'configuratie' || first.outcome === 'mislukt') return ''
  const changes = count(steps.length, 'verandering', 'veranderingen')
  if (dryRun !== undefined) return `Er is niets veranderd. Zonder --dry-run: ${changes} in ${to}\n`
  return steps.length === 0 ? `Er was niets te veranderen in ${to}\n` : `${changes} in ${to}\n`
}
