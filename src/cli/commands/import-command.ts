import { type ImportRequest, importFiles } from '../../import/import-word.ts'
import { requestedFiles } from '../../pipeline/requested-files.ts'
import { count } from '../../report/message-text.ts'
import { exitCodeOf } from '../../report/report.ts'
import type { MakeOptions } from '../options/make-options.ts'
import { refuseReportFiles } from '../options/report-files.ts'
import { refuseEmptyNames } from '../options/usage-error.ts'
import { writeReports, writesToStderr } from '../terminal/reports.ts'
import { requestedNames } from '../terminal/requested-names.ts'
import type { Terminal } from '../terminal/terminal.ts'

type ImportOptions = Pick<MakeOptions, 'out' | 'config' | 'reporter' | 'info' | 'quiet' | 'debug'> &
  Pick<ImportRequest, 'changes'>

/** `collegevoorstel import`: makes a proposal of each Word document, and reports what was not carried over. */
export async function runImport(
  files: readonly string[],
  options: ImportOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  refuseEmptyNames(files)
  refuseReportFiles(options.reporter, files, terminal.cwd)
  const { out, config, changes } = options
  const report = await importFiles(
    {
      files: requestedFiles(await requestedNames(files, terminal.cwd), terminal.cwd),
      cwd: terminal.cwd,
      out,
      config,
      changes,
    },
    signal,
  )
  await writeReports(report, options, terminal)
  const made = report.documents.filter(({ outcome }) => outcome === 'gemaakt').length
  if (made > 0 && !options.quiet && writesToStderr(options)) {
    const what = count(made, 'document is overgezet', 'documenten zijn overgezet')
    terminal.stderr.write(
      `${what}. Lees verslag.txt, vul de voormatter aan, en kijk het na met collegevoorstel check.\n`,
    )
  }
  return exitCodeOf(report)
}
