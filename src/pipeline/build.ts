import type { BuildReport } from './build-report.ts'
import type { BuildContext } from './context.ts'
import { makeEditions } from './make-editions.ts'
import { type BuildRequest, type BuildServices, openBuild } from './open-build.ts'
import { reportUnattributed } from './report-unattributed.ts'
import { openingStages, type Run, runDocuments } from './run.ts'
import { failedBy, runStages } from './run-stages.ts'
import { admit } from './stages/admit.ts'
import { attach } from './stages/attach.ts'
import { check } from './stages/check.ts'
import { compose } from './stages/compose.ts'
import { disclose } from './stages/disclose.ts'
import { finish } from './stages/finish.ts'
import { guard } from './stages/guard.ts'
import { print } from './stages/print.ts'
import { recall } from './stages/recall.ts'
import { redact } from './stages/redact.ts'
import { remember } from './stages/remember.ts'
import { reportEarlier } from './stages/report-earlier.ts'
import { search } from './stages/search.ts'
import { stopOnErrors, stopUnread } from './stages/stop.ts'
import { store } from './stages/store.ts'
import { typeset } from './stages/typeset.ts'
import { warm } from './stages/warm.ts'
import { withdraw } from './stages/withdraw.ts'
import { withholdAttachments } from './stages/withhold-attachments.ts'
import { write } from './stages/write.ts'
import type { Work } from './work.ts'

/** Stages of a document, in this order. A stage that states an outcome ends the list. */
export const documentStages = [
  ...openingStages,
  stopUnread,
  warm,
  check,
  attach,
  withholdAttachments,
  withdraw,
  stopOnErrors,
] as const

/** Stages of each edition of a document. */
export const editionStages = [admit, redact, typeset, compose, print, finish, search, guard, write, store] as const

/** Stages that close a document, whatever its outcome; skipped for a reused document, which an earlier run has closed. */
export const closingStages = [disclose, reportEarlier, remember] as const

/**
 * Makes every requested document with its attachments, in each edition. A failed document does not stop the others; the report lists
 * the documents in the requested order.
 *
 * @throws the reason of `signal` when it is aborted; never because of a document or of a problem of the machine
 */
export async function build(request: BuildRequest, services: BuildServices): Promise<BuildReport> {
  const context = openBuild(request, services)
  return reportUnattributed(await buildDocuments(request, context), context)
}

/** As `build`, in a context that the caller opened, such as that of a meeting. */
export function buildDocuments(request: Run, context: BuildContext) {
  return runDocuments(request, context, buildDocument)
}

async function buildDocument(start: Work, context: BuildContext): Promise<Work> {
  const known = await recall(start, context)
  if (known.reused) return known
  const begun = await runStages(openingStages, known, context)
  return makeBegun(begun, context).catch((cause: unknown) => {
    context.signal?.throwIfAborted()
    // What was removed is reported all the same.
    return runStages(closingStages, failedBy(begun, cause), context)
  })
}

async function makeBegun(begun: Work, context: BuildContext): Promise<Work> {
  const checked = await runStages(documentStages.slice(openingStages.length), begun, context)
  const made = checked.outcome === undefined ? await makeEditions(checked, editionStages, context) : checked
  return runStages(closingStages, made, context)
}
