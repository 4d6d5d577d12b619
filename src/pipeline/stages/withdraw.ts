import { withdrawSecret } from '../../publication/earlier-public.ts'
import type { BuildContext } from '../context.ts'
import { publicPlaceOf } from '../public-place.ts'
import type { Work } from '../work.ts'

/** Removes the earlier public edition of what may no longer be public, before anything is made and whatever becomes of the run. */
export async function withdraw(work: Work, context: BuildContext): Promise<Work> {
  const { proposal, claim, file } = work
  const place = publicPlaceOf(work, context)
  // A document whose name another one has as well does not know whose public folder that is.
  if (proposal === undefined || place === undefined || (claim?.others.length ?? 0) > 0) return work
  return { ...work, withdrawn: withdrawSecret(place, proposal, context.policy, { file, cwd: context.cwd }) }
}
