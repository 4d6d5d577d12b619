import { documentsOf } from '../../document/proposal.ts'
import { discreet } from '../../publication/discreet.ts'
import { discreetPlaces } from '../../publication/discreet-places.ts'
import type { BuildContext } from '../context.ts'
import { findingsOfPublicText } from '../findings-of-public-text.ts'
import type { Work } from '../work.ts'

/** Removes from the report of a run that makes only public editions what may not be public. */
export async function disclose(work: Work, context: BuildContext): Promise<Work> {
  if (!context.policy.isPublicOnly) return work
  const run = work.outcome === 'gemaakt' ? 'made' : 'failed'
  const shown = run === 'made' ? { ...work, ...findingsOfPublicText(work, context) } : work
  const { diagnostics, ignored, texts } = discreet({ ...shown, run }, work.proposal)
  const place = discreetPlaces(work.proposal ? documentsOf(work.proposal) : [], run)
  return {
    ...work,
    diagnostics: diagnostics.map(place),
    ignored: (ignored ?? []).map((each) => ({ ...each, finding: place(each.finding) })),
    texts,
  }
}
