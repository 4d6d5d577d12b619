import { discreet } from '../../publication/discreet.ts'
import { publicEdition } from '../../publication/edition-policy.ts'
import type { BuildContext } from '../context.ts'
import type { Work } from '../work.ts'

/** Removes from the report of a run that makes only public editions what may not be public. */
export async function disclose(work: Work, { policy }: BuildContext): Promise<Work> {
  if (!policy.isPublicOnly) return work
  const { proposal } = work
  const isPublic = proposal !== undefined && policy.verdictOn(proposal, publicEdition).type === 'make'
  const { diagnostics, ignored, texts } = discreet(work, proposal, isPublic ? 'public' : 'not-public')
  return { ...work, diagnostics, ignored: ignored ?? [], texts }
}
