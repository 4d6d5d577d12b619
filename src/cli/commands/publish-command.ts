import { lazyPrinter } from '../../print/lazy-printer.ts'
import { openPrinter } from '../../print/printer.ts'
import { requestsText } from '../../publish/gpp/recorded-send.ts'
import type { PublishRequest, PublishServices } from '../../publish/open-publishing.ts'
import { type FolderRun, publishToFolder } from '../../publish/publish-to-folder.ts'
import { publishToPlatform } from '../../publish/publish-to-platform.ts'
import { count, onOneLine } from '../../report/message-text.ts'
import { exitCodeOf, type Report } from '../../report/report.ts'
import { refuseTwoLists } from '../options/dry-run-option.ts'
import { sourceDateEpoch } from '../options/environment-options.ts'
import type { PublishOptions } from '../options/publish-options.ts'
import { refuseReportFiles } from '../options/report-files.ts'
import { refuseEmptyNames, UsageError } from '../options/usage-error.ts'
import { dryRunClosing, dryRunText } from '../terminal/dry-run-text.ts'
import { progressOf } from '../terminal/progress.ts'
import { writeReports, writesToStderr } from '../terminal/reports.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** The word for a platform where a folder could be. */
const platform = 'gpp'

/**
 * `collegevoorstel publish`: on stdout the paths written or the address of the publication, or what a dry run lists; everything for people on
 * stderr.
 */
export async function runPublish(
  file: string,
  options: PublishOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  refuseEmptyNames([file, options.to])
  refuseReportFiles(options.reporter, [file], terminal.cwd)
  refuseTwoLists(options)
  refuseFinalFolder(options)
  const { browser, timeout } = options
  // Only what replaces a withdrawn PDF is printed.
  const printer = lazyPrinter(() => openPrinter({ browser, timeout, jobs: 1, signal }))
  try {
    const progress = await progressOf(terminal, options.quiet ? 'quiet' : 'speak')
    const services = { printer, signal, onEvent: progress.onEvent }
    const publish = options.to === platform ? publishOnPlatform : publishInFolder
    const { report, listed, closing } = await publish(file, options, { terminal, services }).finally(progress.stop)
    terminal.stdout.write(listed)
    await writeReports(report, options, terminal)
    if (!options.quiet && writesToStderr(options)) terminal.stderr.write(closing)
    return exitCodeOf(report)
  } finally {
    await printer.close()
  }
}

/** @throws UsageError */
function refuseFinalFolder({ to, final }: PublishOptions): void {
  if (final && to !== platform)
    throw new UsageError('--final hoort bij --to gpp. In een map op de website staat alles meteen openbaar.')
}

interface Setting {
  readonly terminal: Terminal
  readonly services: PublishServices
}

interface Published {
  readonly report: Report
  /** For stdout. */
  readonly listed: string
  /** For stderr. */
  readonly closing: string
}

async function publishInFolder(
  file: string,
  options: PublishOptions,
  { terminal, services }: Setting,
): Promise<Published> {
  const { to, dryRun } = options
  const run = await publishToFolder({ ...requestOf(file, options, terminal), to }, services)
  return {
    report: run.report,
    listed: dryRun === undefined ? '' : dryRunText(dryRun, { stappen: run.steps }, stepsText(run)),
    closing: closing(run, options),
  }
}

async function publishOnPlatform(
  file: string,
  options: PublishOptions,
  { terminal, services }: Setting,
): Promise<Published> {
  const { final, timeout, dryRun, reporter } = options
  const { report, address, requests } = await publishToPlatform(
    {
      ...requestOf(file, options, terminal),
      mode: final ? 'final' : 'concept',
      timeout: timeout * 1000,
      env: terminal.env,
    },
    services,
  )
  const isFree = reporter.every(({ name, file }) => name === 'pretty' || file !== undefined)
  const found = address && isFree ? `${onOneLine(address)}\n` : ''
  const listed = dryRun === undefined ? found : dryRunText(dryRun, { verzoeken: requests }, requestsText(requests))
  return { report, listed, closing: '' }
}

function requestOf(file: string, options: PublishOptions, terminal: Terminal): PublishRequest {
  const { jobs, out, config, dryRun, strict } = options
  return {
    file,
    cwd: terminal.cwd,
    config,
    out,
    jobs,
    strictness: strict ? 'strict' : 'lenient',
    sourceDateEpoch: sourceDateEpoch(terminal.env),
    run: dryRun === undefined ? 'real' : 'dry',
  }
}

function stepsText({ steps }: FolderRun): string {
  return steps.map(({ doe, pad }) => `${doe.padEnd(10)} ${pad}\n`).join('')
}

function closing({ report, steps }: FolderRun, { to, dryRun }: PublishOptions): string {
  const [first] = report.documents
  if (first === undefined || first.outcome === 'configuratie' || first.outcome === 'mislukt') return ''
  const changes = count(steps.length, 'verandering', 'veranderingen')
  if (dryRun !== undefined) return dryRunClosing(`${changes} in ${to}`)
  return steps.length === 0 ? `Er was niets te veranderen in ${to}\n` : `${changes} in ${to}\n`
}
