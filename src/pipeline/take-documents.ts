import { documentStages } from './build.ts'
import type { BuildContext } from './context.ts'
import { makeEditions } from './make-editions.ts'
import { openingStages, type Run, runDocuments } from './run.ts'
import { failedBy, runStages } from './run-stages.ts'
import { admit } from './stages/admit.ts'
import { compose } from './stages/compose.ts'
import { disclose } from './stages/disclose.ts'
import { redact } from './stages/redact.ts'
import { reportEarlier } from './stages/report-earlier.ts'
import { search } from './stages/search.ts'
import { judgeEarlier, keepTaken, takeEarlier } from './stages/take.ts'
import { typeset } from './stages/typeset.ts'
import { warm } from './stages/warm.ts'
import type { Work } from './work.ts'

/** Stages of a public edition that was made earlier: those of a build, with what was made in the place of printing. */
export const takingStages = [admit, redact, typeset, compose, takeEarlier, search, judgeEarlier, keepTaken] as const

const stagesBefore = documentStages.slice(openingStages.length).filter((stage) => stage !== warm)
const closingStages = [disclose, reportEarlier] as const

/**
 * Judges the public editions that earlier runs made of documents, by the sources as they are now and by the same search as a build: what of
 * them may be published is in the report. What may no longer be public is removed from the output, as in every run.
 */
export function takeDocuments(request: Run, context: BuildContext) {
  return runDocuments(request, context, takeDocument)
}

async function takeDocument(start: Work, context: BuildContext): Promise<Work> {
  const begun = await runStages(openingStages, start, context)
  return takeBegun(begun, context).catch((cause: unknown) => {
    context.signal?.throwIfAborted()
    return runStages(closingStages, failedBy(begun, cause), context)
  })
}

async function takeBegun(begun: Work, context: BuildContext): Promise<Work> {
  const checked = await runStages(stagesBefore, begun, context)
  const taken = checked.outcome === undefined ? await makeEditions(checked, takingStages, context) : checked
  return runStages(closingStages, taken, context)
}
