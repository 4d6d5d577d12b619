import { documentStages } from './build.ts'
import type { BuildContext } from './context.ts'
import { htmlPages, type PublishedAddresses } from './html-pages.ts'
import { makeEditions } from './make-editions.ts'
import { openingStages, type Run, runDocuments } from './run.ts'
import { failedBy, runStages } from './run-stages.ts'
import { admit } from './stages/admit.ts'
import { disclose } from './stages/disclose.ts'
import { redact } from './stages/redact.ts'
import { reportEarlier } from './stages/report-earlier.ts'
import { search } from './stages/search.ts'
import { judgeEarlier, keepTaken, takeEarlier } from './stages/take.ts'
import { typeset } from './stages/typeset.ts'
import { warm } from './stages/warm.ts'
import type { EditionWork, Stage, Work } from './work.ts'

/** How the files of a run are published. */
export interface PublishingSetting {
  /** Where the files of an edition are published, once it is known which were made. */
  readonly addressesOf: (work: EditionWork) => PublishedAddresses
  /** A private folder for pages that are composed now, absolute. */
  readonly staging: string
}

/** Stages of a public edition that was made earlier: those of a build, with what was made in the place of printing. */
function takingStages(setting: PublishingSetting): readonly Stage<EditionWork, BuildContext>[] {
  const composePages: Stage<EditionWork, BuildContext> = (work, context) =>
    htmlPages(setting.addressesOf(work))(work, context)
  return [admit, redact, typeset, takeEarlier, composePages, search, judgeEarlier, keepTaken(setting.staging)]
}

const stagesBefore = documentStages.slice(openingStages.length).filter((stage) => stage !== warm)
const closingStages = [disclose, reportEarlier] as const

/**
 * Judges the public editions that earlier runs made of documents, by the sources as they are now and by the same search as a build: what of
 * them may be published is in the report. What may no longer be public is removed from the output, as in every run.
 */
export function takeDocuments(setting: PublishingSetting) {
  const stages = takingStages(setting)
  const takeDocument = async (start: Work, context: BuildContext): Promise<Work> => {
    const begun = await runStages(openingStages, start, context)
    return takeBegun(begun, stages, context).catch((cause: unknown) => {
      context.signal?.throwIfAborted()
      return runStages(closingStages, failedBy(begun, cause), context)
    })
  }
  return (request: Run, context: BuildContext) => runDocuments(request, context, takeDocument)
}

async function takeBegun(
  begun: Work,
  stages: readonly Stage<EditionWork, BuildContext>[],
  context: BuildContext,
): Promise<Work> {
  const checked = await runStages(stagesBefore, begun, context)
  const taken = checked.outcome === undefined ? await makeEditions(checked, stages, context) : checked
  return runStages(closingStages, taken, context)
}
