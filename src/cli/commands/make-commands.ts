import type { BuildReport } from '../../pipeline/build-report.ts'
import type { BuildRequest, BuildServices } from '../../pipeline/open-build.ts'
import { findVerapdf } from '../../pipeline/verapdf/find-verapdf.ts'
import { lazyPrinter } from '../../print/lazy-printer.ts'
import { openPrinter } from '../../print/printer.ts'
import { exitCodeOf, type Report } from '../../report/report.ts'
import { surroundings } from '../../system/surroundings.ts'
import { openDocumentCache } from '../document-cache.ts'
import { sourceDateEpoch } from '../options/environment-options.ts'
import type { MakeOptions } from '../options/make-options.ts'
import { refuseReportFiles } from '../options/report-files.ts'
import { refuseEmptyNames } from '../options/usage-error.ts'
import { closingLine } from '../terminal/closing-line.ts'
import { progressOf } from '../terminal/progress.ts'
import { writeReports, writesToStderr } from '../terminal/reports.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** `collegevoorstel build`: output paths on stdout, everything for people on stderr. */
export function runBuild(
  files: readonly string[],
  options: MakeOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  return makeDocuments({ files, options, terminal, signal }, async (request, services) => {
    const { build } = await import('../../pipeline/build.ts')
    return build(
      { ...request, files, part: options.shard, onFailure: options.failFast ? 'stop' : 'go-on' },
      {
        ...services,
        onEvent: (event) => {
          // The browser ends while the last document is finished and written.
          if (event.type === 'alles-afgedrukt') void services.printer.close()
          services.onEvent(event)
        },
      },
    )
  })
}

/** `collegevoorstel agenda`: output paths on stdout, everything for people on stderr. */
export function runAgenda(
  file: string,
  options: MakeOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  return makeDocuments({ files: [file], options, terminal, signal }, async (request, services) => {
    const { makeAgenda } = await import('../../meeting/make-agenda.ts')
    return makeAgenda({ ...request, file, decisions: options.concept ? 'concept' : 'complete' }, services)
  })
}

interface Invocation {
  readonly files: readonly string[]
  readonly options: MakeOptions
  readonly terminal: Terminal
  readonly signal: AbortSignal
}

interface Services extends BuildServices {
  readonly onEvent: NonNullable<BuildServices['onEvent']>
}

/** What both commands do before and after making the documents. */
async function makeDocuments(
  { files, options, terminal, signal }: Invocation,
  make: (request: Omit<BuildRequest, 'files'>, services: Services) => Promise<BuildReport>,
): Promise<number> {
  refuseEmptyNames(files)
  refuseReportFiles(options.reporter, files, terminal.cwd)
  const verapdf = options.verapdf ? findVerapdf({ ...surroundings(), env: terminal.env }) : undefined
  const cache = openDocumentCache(files, options, terminal)
  // The browser starts while the rest of the program is loaded, which takes as long, unless everything may be in the cache.
  const open = () => openPrinter({ browser: options.browser, timeout: options.timeout, jobs: options.jobs, signal })
  const printer = cache?.expectation === 'reuse' ? lazyPrinter(open) : open()
  try {
    const progress = await progressOf(terminal, options.quiet ? 'quiet' : 'speak')
    const request = {
      cwd: terminal.cwd,
      config: options.config,
      out: options.out,
      editions: options.edition,
      embargo: options.ignoreEmbargo ? 'ignore' : 'respect',
      strictness: options.strict ? 'strict' : 'lenient',
      html: options.html ? 'keep' : 'discard',
      jobs: options.jobs,
      sourceDateEpoch: sourceDateEpoch(terminal.env),
    } as const
    const services = { printer, signal, reuse: cache?.servicesWith(printer), onEvent: progress.onEvent }
    const report = await make(request, services).finally(progress.stop)
    await cache?.end(report)
    const proven = verapdf === undefined ? report : await provenBy(verapdf, report, signal)
    await writeReports(proven, options, terminal)
    if (!options.quiet && writesToStderr(options)) terminal.stderr.write(closingLine(proven, terminal.cwd))
    return exitCodeOf(proven)
  } finally {
    await printer.close()
  }
}

/** With the verdicts of veraPDF. After the run, so that what was reused is validated too. */
async function provenBy(program: string, report: Report, signal: AbortSignal): Promise<Report> {
  const { prove } = await import('../../pipeline/verapdf/prove.ts')
  return prove(report, { program, signal })
}
