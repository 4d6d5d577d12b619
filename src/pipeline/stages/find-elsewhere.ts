import { hasErrors } from '../../diagnostics/diagnostic.ts'
import { publicEdition } from '../../publication/edition-policy.ts'
import { forEdition } from '../../publication/for-edition.ts'
import { mayRedact, redactionsElsewhere } from '../../publication/redactions-elsewhere.ts'
import type { Context } from '../context.ts'
import { newFindings } from '../findings.ts'
import type { Work } from '../work.ts'

/**
 * Searches the public text of a proposal without errors for what its redactions say, as `search` does in the finished files. A redaction
 * that could not be read would be found again and again.
 */
export async function findElsewhere(work: Work, _context: Context): Promise<Work> {
  const { proposal, found } = work
  if (proposal === undefined || hasErrors(work.diagnostics) || isNeverPublic(work)) return work
  if (!mayRedact(proposal)) return work
  const { name, project } = proposal
  const { gemeente } = project.config
  const own = forEdition(proposal, publicEdition)
  const later = newFindings(found, redactionsElsewhere({ whole: proposal, own, name, gemeente }))
  return later.length === 0 ? work : { ...work, found: [...found, ...later] }
}

function isNeverPublic({ proposal }: Work): boolean {
  const { status } = proposal?.document.data ?? {}
  return proposal?.secrecy !== undefined || status === 'geheim' || status === 'besloten'
}
