import { latePrinter } from '../../print/late-printer.ts'
import { openPrinter } from '../../print/printer.ts'
import { exitCodeOf } from '../../report/report.ts'
import { openDocumentCache } from '../document-cache.ts'
import { sourceDateEpoch } from '../options/environment-options.ts'
import type { MakeOptions } from '../options/make-options.ts'
import { refuseReportFiles } from '../options/report-files.ts'
import { refuseEmptyNames } from '../options/usage-error.ts'
import { progressOf } from '../terminal/progress.ts'
import { writeCauses, writeReports } from '../terminal/reports.ts'
import type { Terminal } from '../terminal/terminal.ts'

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
    const { build } = await import('../../pipeline/build.ts')
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
        onEvent: (event) => {
          // While the last document is finished and written.
          if (event.type === 'alles-afgedrukt') void printer.close()
          progress.onEvent(event)
        },
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
