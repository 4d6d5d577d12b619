import { hasErrors } from '../../diagnostics/diagnostic.ts'
import { statusOf } from '../../document/publicity.ts'
import { publicEdition } from '../../publication/policy/edition-policy.ts'
import { standingOf } from '../../publication/policy/point-policy.ts'
import { forEdition } from '../../publication/redact/for-edition.ts'
import { mayRedact, redactionsElsewhere } from '../../publication/search/redactions-elsewhere.ts'
import type { Context } from '../context.ts'
import { newFindings } from '../findings.ts'
import type { Work } from '../work.ts'

/**
 * Searches the public text of a proposal without errors for what its redactions say, and those of other documents of the run, as `search` does in the finished files. A redaction
 * that could not be read would be found again and again.
 */
export async function findElsewhere(work: Work, { redactions }: Context): Promise<Work> {
  const { proposal, found } = work
  if (proposal === undefined || hasErrors(work.diagnostics) || isNeverPublic(work)) return work
  const { name, project } = proposal
  const { gemeente } = project.config
  const own = forEdition(proposal, publicEdition)
  const searched = { whole: proposal, own, name, gemeente }
  const inOwn = mayRedact(proposal) ? redactionsElsewhere(searched) : []
  const later = newFindings(found, [...inOwn, ...redactions.shownIn(searched)])
  return later.length === 0 ? work : { ...work, found: [...found, ...later] }
}

/** An embargo ends, and an agenda can state what the document does not. */
function isNeverPublic({ proposal }: Work): boolean {
  if (proposal === undefined) return true
  const { document } = proposal
  const { publicity } = document
  return standingOf({ status: statusOf(document), publicity }, { embargo: 'ignore' }) === 'closed'
}
