import { checkFiles } from '../../meeting/check-files.ts'
import { count, onOneLine } from '../../report/message-text.ts'
import { exitCodeOf, type Report } from '../../report/report.ts'
import { sourceDateEpoch } from '../options/environment-options.ts'
import type { MakeOptions } from '../options/make-options.ts'
import { refuseReportFiles } from '../options/report-files.ts'
import { refuseEmptyNames } from '../options/usage-error.ts'
import { writeReports, writesToStderr } from '../terminal/reports.ts'
import type { Terminal } from '../terminal/terminal.ts'

type CheckOptions = Pick<MakeOptions, 'fix' | 'config' | 'strict' | 'shard' | 'reporter' | 'info' | 'quiet' | 'debug'>

/** `collegevoorstel check`: reports problems without a browser; --fix applies the fixes first and reports the rest. */
export async function runCheck(
  files: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  refuseEmptyNames(files)
  refuseReportFiles(options.reporter, files, terminal.cwd)
  const report = await checkFiles(
    {
      files,
      cwd: terminal.cwd,
      config: options.config,
      strictness: options.strict ? 'strict' : 'lenient',
      part: options.shard,
      repair: options.fix ? 'files' : 'nothing',
      sourceDateEpoch: sourceDateEpoch(terminal.env),
    },
    { signal },
  )
  if (options.fix && !options.quiet) terminal.stderr.write(repairsInWords(report))
  await writeReports(report, { ...options, repairs: options.fix ? 'unmentioned' : 'offered' }, terminal)
  const clean = report.documents.every((document) =>
    document.diagnostics.every((message) => message.fatal === undefined),
  )
  if (clean && !options.quiet && writesToStderr(options))
    terminal.stderr.write('Geen fouten of waarschuwingen gevonden.\n')
  return exitCodeOf(report)
}

/** `3 dingen hersteld in voorstel.md`, one line per changed file. */
function repairsInWords(report: Report): string {
  const repaired = report.documents.flatMap((document) => document.repaired ?? [])
  if (repaired.length === 0) return 'Er viel niets te herstellen.\n'
  return repaired
    .map((file) => `${count(file.repaired.length, 'ding', 'dingen')} hersteld in ${onOneLine(file.name)}\n`)
    .join('')
}
