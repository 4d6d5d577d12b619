import { discreet } from '../../publication/discreet.ts'
import type { BuildContext } from '../context.ts'
import type { Work } from '../work.ts'

/** Leaves in the report of a run that is public only what may be public. */
export async function disclose(work: Work, { policy }: BuildContext): Promise<Work> {
  if (!policy.isPublicOnly || work.reused) return work
  const { diagnostics, ignored, texts } = discreet(work, work.proposal)
  return { ...work, diagnostics, ignored: ignored ?? [], texts }
}
