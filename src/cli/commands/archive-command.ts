import { dirname, relative } from 'node:path'
import { archive } from '../../archive/archive.ts'
import { packingListName } from '../../archive/sip/packing-list.ts'
import { count, onOneLine } from '../../report/message-text.ts'
import { exitCodeOf, type Report } from '../../report/report.ts'
import { sourceDateEpoch } from '../options/environment-options.ts'
import type { MakeOptions } from '../options/make-options.ts'
import { refuseReportFiles } from '../options/report-files.ts'
import { refuseEmptyNames } from '../options/usage-error.ts'
import { writeReports, writesToStderr } from '../terminal/reports.ts'
import { requestedNames } from '../terminal/requested-names.ts'
import type { Terminal } from '../terminal/terminal.ts'

type ArchiveOptions = Pick<MakeOptions, 'out' | 'config' | 'strict' | 'reporter' | 'info' | 'quiet' | 'debug'> & {
  readonly dryRun?: true
}

/** `collegevoorstel archive`: a package of each meeting or proposal; with --dry-run only the list of its files. */
export async function runArchive(
  files: readonly string[],
  options: ArchiveOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  refuseEmptyNames(files)
  refuseReportFiles(options.reporter, files, terminal.cwd)
  const report = await archive(
    {
      files: await requestedNames(files, terminal.cwd),
      cwd: terminal.cwd,
      out: options.out,
      config: options.config,
      strictness: options.strict ? 'strict' : 'lenient',
      action: options.dryRun ? 'list' : 'write',
      sourceDateEpoch: sourceDateEpoch(terminal.env),
    },
    { signal },
  )
  await writeReports(report, options, terminal)
  if (!options.quiet && writesToStderr(options)) terminal.stderr.write(summary(report, options, terminal.cwd))
  return exitCodeOf(report)
}

/** `30 bestanden in uitvoer/week-48/archief`, a line for each package. */
function summary({ documents }: Report, { dryRun }: ArchiveOptions, cwd: string): string {
  const made = documents.filter((document) => document.made.length > 0)
  const lines = made.map((document) => {
    const list = document.made.find(({ path }) => path.endsWith(packingListName))
    const folder = onOneLine(relative(cwd, dirname(list?.path ?? cwd)))
    return `${count(document.made.length, 'bestand', 'bestanden')} in ${folder}\n`
  })
  if (dryRun && lines.length > 0) lines.push('Dit is een proef: er is niets geschreven.\n')
  return lines.join('')
}
