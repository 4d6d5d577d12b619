import type { BuildReport } from './build-report.ts'
import type { BuildContext } from './context.ts'
import { makeEditions } from './make-editions.ts'
import { type BuildRequest, type BuildServices, openBuild } from './open-build.ts'
import { runDocuments } from './run.ts'
import { runStages } from './run-stages.ts'
import { admit } from './stages/admit.ts'
import { attach } from './stages/attach.ts'
import { check } from './stages/check.ts'
import { compose } from './stages/compose.ts'
import { disclose } from './stages/disclose.ts'
import { finish } from './stages/finish.ts'
import { guard } from './stages/guard.ts'
import { imposeEmbargo } from './stages/impose-embargo.ts'
import { print } from './stages/print.ts'
import { read } from './stages/read.ts'
import { recall } from './stages/recall.ts'
import { redact } from './stages/redact.ts'
import { remember } from './stages/remember.ts'
import { reportEarlier } from './stages/report-earlier.ts'
import { search } from './stages/search.ts'
import { stopOnErrors } from './stages/stop-on-errors.ts'
import { store } from './stages/store.ts'
import { warm } from './stages/warm.ts'
import { withdraw } from './stages/withdraw.ts'
import { write } from './stages/write.ts'
import type { Work } from './work.ts'

/** What happens to a document, in this order. A stage that states an outcome ends the list. */
export const documentStages = [read, imposeEmbargo, warm, check, attach, withdraw, stopOnErrors] as const

/** What happens to each edition of it. */
export const editionStages = [admit, redact, compose, print, finish, search, guard, write, store] as const

/** What happens to a document at the end, whatever the outcome of the stages before; a reused one has had it in an earlier run. */
export const closingStages = [disclose, reportEarlier, remember] as const

/**
 * Makes every document requested, each with its attachments, in each edition. A document that fails never stops the others; the report
 * has them in the order in which they were requested.
 *
 * @throws the reason of `signal` when it is aborted; never because of a document, or of what its machine lacks
 */
export function build(request: BuildRequest, services: BuildServices): Promise<BuildReport> {
  return buildDocuments(request, openBuild(request, services))
}

/** The same in a context that the caller opened, as a meeting does. */
export function buildDocuments(
  request: Pick<BuildRequest, 'files' | 'jobs' | 'part' | 'onFailure'>,
  context: BuildContext,
) {
  return runDocuments(request, context, buildDocument)
}

async function buildDocument(start: Work, context: BuildContext): Promise<Work> {
  const known = await recall(start, context)
  if (known.reused) return known
  const checked = await runStages(documentStages, known, context)
  const made = checked.outcome === undefined ? await makeEditions(checked, editionStages, context) : checked
  return runStages(closingStages, made, context)
}
