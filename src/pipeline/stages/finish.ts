import type { Output } from '../../output/manifest.ts'
import type { BuildContext } from '../context.ts'
import { newFindings } from '../findings.ts'
import { type FinishedJob, finishJob } from '../print-job.ts'
import type { EditionWork } from '../work.ts'

/** Converts every printed PDF to PDF/UA-1 and PDF/A-2a. */
export async function finish(work: EditionWork, context: BuildContext): Promise<EditionWork> {
  const finished: FinishedJob[] = []
  for (const printed of work.printed) finished.push(await finishJob(printed, context))
  const diagnostics = [...finished, ...work.passed].flatMap((one) => one.diagnostics)
  return {
    ...work,
    printed: [],
    passed: [],
    outputs: inReadingOrder([...finished, ...work.passed].flatMap(({ outputs }) => outputs)),
    browser: finished[0]?.browser ?? '',
    reached: work.edition.reaches,
    found: [...work.found, ...newFindings(work.found, diagnostics)],
  }
}

/** The proposal first, then the attachments by number. */
function inReadingOrder(outputs: readonly Output[]): readonly Output[] {
  const key = ({ path }: Output) => (path.startsWith('bijlagen/') ? 1 : 0)
  return [...outputs].sort((a, b) => key(a) - key(b) || (a.path < b.path ? -1 : 1))
}
