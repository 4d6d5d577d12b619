import { join, relative } from 'node:path'
import { hasErrors } from '../../diagnostics/diagnostic.ts'
import { ownPlacement } from '../../output/placement.ts'
import { FileWatcher } from '../../preview/session/file-watcher.ts'
import { openPrinter } from '../../print/printer.ts'
import { count, onOneLine } from '../../report/message-text.ts'
import { type DocumentReport, exitCodeOf, type Report } from '../../report/report.ts'
import { makeSpecimen, type Specimen, type SpecimenServices } from '../../specimen/make-specimen.ts'
import { writeFiles } from '../../system/write-files.ts'
import { sourceDateEpoch } from '../options/environment-options.ts'
import type { MakeOptions } from '../options/make-options.ts'
import { refuseReportFiles } from '../options/report-files.ts'
import { refuseEmptyNames } from '../options/usage-error.ts'
import { writeReports, writesToStderr } from '../terminal/reports.ts'
import type { Terminal } from '../terminal/terminal.ts'

type StyleOptions = Pick<
  MakeOptions,
  'watch' | 'out' | 'config' | 'reporter' | 'timeout' | 'browser' | 'info' | 'quiet' | 'debug'
>

/** Documents printed in parallel. */
const jobs = 2

/**
 * `collegevoorstel style [naam]`: the specimen of a house style as a PDF, with its path on stdout and what its pages show to be wrong on
 * stderr. With --watch again after each change, until a signal.
 */
export async function runStyle(
  name: string | undefined,
  options: StyleOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  refuseEmptyNames(name === undefined ? [] : [name])
  refuseReportFiles(options.reporter, [], terminal.cwd)
  const { browser, timeout } = options
  const printer = openPrinter({ browser, timeout, jobs, signal })
  const once = () => makeAndReport(name, options, terminal, { printer, signal })
  try {
    const { specimen, report } = await once()
    if (!options.watch) return exitCodeOf(report)
    terminal.stderr.write('Elke keer dat u bewaart, wordt het proefblad opnieuw gemaakt. Stop met Ctrl+C.\n')
    await repeat(specimen, async () => (await once()).specimen, signal)
    return 0
  } finally {
    await printer.close()
  }
}

async function makeAndReport(
  name: string | undefined,
  options: StyleOptions,
  terminal: Terminal,
  services: SpecimenServices,
): Promise<{ readonly specimen: Specimen; readonly report: Report }> {
  const started = performance.now()
  const { cwd } = terminal
  const request = { cwd, config: options.config, houseStyle: name, sourceDateEpoch: sourceDateEpoch(terminal.env) }
  const specimen = await makeSpecimen(request, services)
  const { pdf, pages, fileName, diagnostics, project } = specimen
  const folder = ownPlacement({ cwd, out: options.out }).outputFolder(project.config)
  const path = join(folder, fileName)
  if (pdf !== undefined) await writeFiles(folder, [{ path: fileName, bytes: pdf }], [], services.signal)
  const conformance = { manier: 'gemaakt', normen: ['PDF/A-2a', 'PDF/UA-1'] } as const
  const document: DocumentReport = {
    file: fileName,
    outcome: hasErrors(project.diagnostics) ? 'configuratie' : hasErrors(diagnostics) ? 'fouten' : 'gemaakt',
    diagnostics,
    made: pdf === undefined ? [] : [{ path, pages, conformance }],
    duration: performance.now() - started,
    texts: new Map(),
  }
  const report = { documents: [document] }
  await writeReports(report, options, terminal)
  if (pdf !== undefined && !options.quiet && writesToStderr(options))
    terminal.stderr.write(
      `Het proefblad, ${count(pages, 'pagina', 'pagina’s')}, staat in ${onOneLine(relative(cwd, path))}\n`,
    )
  return { specimen, report }
}

/** Makes it again after each change of a file that it depends on. @throws the reason of the signal */
async function repeat(first: Specimen, again: () => Promise<Specimen>, signal: AbortSignal): Promise<void> {
  let { files } = first
  for (;;) {
    await new Promise<void>((resolve, reject) => {
      const watcher = new FileWatcher(() => end(resolve))
      const stop = () => end(() => reject(signal.reason))
      const end = (settle: () => void) => {
        watcher.close()
        signal.removeEventListener('abort', stop)
        settle()
      }
      if (signal.aborted) stop()
      else signal.addEventListener('abort', stop, { once: true })
      watcher.follow(files.marks)
    })
    files = (await again()).files
  }
}
