import { dirname, relative } from 'node:path'
import { archive } from '../../archive/archive.ts'
import { packingListName } from '../../archive/sip/packing-list.ts'
import { count, onOneLine } from '../../report/message-text.ts'
import { exitCodeOf, type Report } from '../../report/report.ts'
import { type DryRunForm, refuseTwoLists } from '../options/dry-run-option.ts'
import { sourceDateEpoch } from '../options/environment-options.ts'
import type { MakeOptions } from '../options/make-options.ts'
import { refuseReportFiles } from '../options/report-files.ts'
import { refuseEmptyNames } from '../options/usage-error.ts'
import { dryRunClosing, dryRunText } from '../terminal/dry-run-text.ts'
import { writeReports, writesToStderr } from '../terminal/reports.ts'
import { requestedNames } from '../terminal/requested-names.ts'
import type { Terminal } from '../terminal/terminal.ts'

type ArchiveOptions = Pick<MakeOptions, 'out' | 'config' | 'strict' | 'reporter' | 'info' | 'quiet' | 'debug'> & {
  readonly dryRun?: DryRunForm
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
  refuseTwoLists(options)
  const { dryRun } = options
  const report = await archive(
    {
      files: await requestedNames(files, terminal.cwd),
      cwd: terminal.cwd,
      out: options.out,
      config: options.config,
      strictness: options.strict ? 'strict' : 'lenient',
      run: dryRun === undefined ? 'real' : 'dry',
      sourceDateEpoch: sourceDateEpoch(terminal.env),
    },
    { signal },
  )
  if (dryRun !== undefined) terminal.stdout.write(listText(report, dryRun))
  // In a dry run nothing was made.
  await writeReports(dryRun === undefined ? report : withoutMade(report), options, terminal)
  if (!options.quiet && writesToStderr(options)) terminal.stderr.write(summary(report, options, terminal.cwd))
  return exitCodeOf(report)
}

function listText({ documents }: Report, form: DryRunForm): string {
  const paths = documents.flatMap(({ made }) => made.map(({ path }) => path))
  return dryRunText(form, { bestanden: paths }, paths.map((path) => `${path}\n`).join(''))
}

function withoutMade({ documents }: Report): Report {
  return { documents: documents.map((document) => ({ ...document, made: [] })) }
}

/** `30 bestanden in uitvoer/week-48/archief`, a line for each package. */
function summary({ documents }: Report, { dryRun }: ArchiveOptions, cwd: string): string {
  const made = documents.filter((document) => document.made.length > 0)
  const lines = made.map((document) => {
    const list = document.made.find(({ path }) => path.endsWith(packingListName))
    const folder = onOneLine(relative(cwd, dirname(list?.path ?? cwd)))
    const files = `${count(document.made.length, 'bestand', 'bestanden')} in ${folder}`
    return dryRun === undefined ? `${files}\n` : dryRunClosing(files)
  })
  return lines.join('')
}
