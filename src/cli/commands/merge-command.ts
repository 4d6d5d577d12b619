import { resolve } from 'node:path'
import { reportFromJson } from '../../report/from-json.ts'
import { exitCodeOf, mergeReports } from '../../report/report.ts'
import { ruleCatalogue } from '../../rules/catalogue.ts'
import { readWhole, textOf } from '../../system/read-whole.ts'
import type { MakeOptions } from '../options/make-options.ts'
import { refuseReportFiles } from '../options/report-files.ts'
import { refuseEmptyNames, UsageError } from '../options/usage-error.ts'
import { writeReports } from '../terminal/reports.ts'
import type { Terminal } from '../terminal/terminal.ts'

/**
 * `collegevoorstel merge-reports`: merges the reports of several shards. The exit code is that of all runs together; 3 when a shard
 * has no report, so that a machine that failed is noticed.
 *
 * @throws UsageError for a file that is not a report
 */
export async function runMergeReports(
  files: readonly string[],
  options: Pick<MakeOptions, 'reporter' | 'info' | 'quiet'>,
  terminal: Terminal,
): Promise<number> {
  refuseEmptyNames(files)
  refuseReportFiles(options.reporter, files, terminal.cwd)
  const { report, missing } = mergeReports(files.map((file) => readReport(file, terminal.cwd)))
  await writeReports(report, options, terminal)
  for (const { number, of } of missing) {
    terminal.stderr.write(`Van deel ${number} van ${of} is er geen verslag. Kijk of die run wel is afgemaakt.\n`)
  }
  return missing.length > 0 ? 3 : exitCodeOf(report)
}

function readReport(file: string, cwd: string) {
  const text = textOf(readWhole(resolve(cwd, file)))
  if (text === undefined) throw new UsageError(`Het verslag ${file} bestaat niet. Kijk de naam en de map na.`)
  const read = reportFromJson(text, ruleCatalogue)
  if (read.ok) return read.report
  throw new UsageError(
    `${file} kan niet worden samengevoegd: ${read.reason}. Geef verslagen die met --reporter json=<bestand> gemaakt zijn, allemaal met dezelfde versie.`,
  )
}
