import { checkFiles } from '../build/check.ts'
import { exitCodeOf } from '../report/report.ts'
import type { MakeOptions } from './make-options.ts'
import { writeReports } from './reports.ts'
import type { Terminal } from './terminal.ts'

type CheckOptions = Pick<MakeOptions, 'config' | 'strict' | 'reporter' | 'quiet'>

/** `collegevoorstel check`: what is wrong, without a browser. */
export async function runCheck(
  files: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const strictness = options.strict ? 'strict' : 'lenient'
  const report = await checkFiles({ files, cwd: terminal.cwd, config: options.config, strictness }, signal)
  await writeReports(report, options, terminal)
  const clean = report.documents.every((document) =>
    document.diagnostics.every((message) => message.fatal === undefined),
  )
  if (clean && !options.quiet) terminal.stderr.write('Geen fouten of waarschuwingen gevonden.\n')
  return exitCodeOf(report)
}
