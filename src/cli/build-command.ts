import { latePrinter } from '../print/late-printer.ts'
import { openPrinter } from '../print/printer.ts'
import { exitCodeOf } from '../report/report.ts'
import { refuseEmptyNames } from './asked-names.ts'
import { openDocumentCache } from './document-cache.ts'
import type { MakeOptions } from './make-options.ts'
import { progressOf } from './progress.ts'
import { refuseReportFiles } from './report-files.ts'
import { writeCauses, writeReports } from './reports.ts'
import { sourceDateEpoch } from './source-date-epoch.ts'
import type { Terminal } from './terminal.ts'

/** `collegevoorstel build`: the paths of what was made on stdout, everything for people on stderr. */
export async function runBuild(
  files: readonly string[],
  options: MakeOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  refuseEmptyNames(files)
  refuseReportFiles(options.reporter, files, terminal.cwd)
  const cache = openDocumentCache(files, options, terminal)
  // The browser starts before anything else is loaded, for the two take as long as each other; unless none may be needed.
  const open = () => openPrinter({ browser: options.browser, timeout: options.timeout, jobs: options.jobs, signal })
  const printer = cache?.expectation === 'reuse' ? latePrinter(open) : open()
  try {
    const { build } = await import('../build/build.ts')
    const progress = await progressOf(terminal, options.quiet ? 'quiet' : 'speak')
    const report = await build(
      {
        files,
        cwd: terminal.cwd,
        config: options.config,
        out: options.out,
        editions: options.edition,
        embargo: options.ignoreEmbargo ? 'ignore' : 'respect',
        strictness: options.strict ? 'strict' : 'lenient',
        html: options.html ? 'keep' : 'discard',
        jobs: options.jobs,
        part: options.shard,
        onFailure: options.failFast ? 'stop' : 'go-on',
        sourceDateEpoch: sourceDateEpoch(terminal.env),
      },
      {
        printer,
        signal,
        reuse: cache?.servicesWith(printer),
        onEvent: progress.onEvent,
        onLastPrint: () => void printer.close(),
      },
    ).finally(progress.stop)
    await cache?.end(report)
    await writeReports(report, options, terminal)
    if (options.debug) writeCauses(report, terminal)
    return exitCodeOf(report)
  } finally {
    await printer.close()
  }
}
