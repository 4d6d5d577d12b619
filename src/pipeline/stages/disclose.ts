import { documentsOf } from '../../document/proposal.ts'
import { discreet } from '../../publication/discreet.ts'
import { discreetPlaces } from '../../publication/discreet-places.ts'
import { publicEdition } from '../../publication/policy/edition-policy.ts'
import type { BuildContext } from '../context.ts'
import { findingsOfPublicText } from '../findings-of-public-text.ts'
import type { Work } from '../work.ts'

/** Removes from the report of a run that makes only public editions what may not be public. */
export async function disclose(work: Work, context: BuildContext): Promise<Work> {
  const { policy } = context
  if (!policy.isPublicOnly) return work
  const { proposal } = work
  const isPublic = proposal !== undefined && policy.verdictOn(proposal, publicEdition).type === 'make'
  const run = work.outcome === 'gemaakt' ? 'made' : 'failed'
  const shown = run === 'made' ? { ...work, ...findingsOfPublicText(work, context) } : work
  const { diagnostics, ignored, texts } = discreet({ ...shown, run }, proposal, isPublic ? 'public' : 'not-public')
  const place = discreetPlaces(proposal ? documentsOf(proposal) : [], run)
  return {
    ...work,
    diagnostics: diagnostics.map(place),
    ignored: (ignored ?? []).map((each) => ({ ...each, finding: place(each.finding) })),
    texts,
  }
}
