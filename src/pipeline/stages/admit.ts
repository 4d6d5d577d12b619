import type { BuildContext } from '../context.ts'
import type { EditionWork } from '../work.ts'

/** Applies the publication policy, which decides whether this edition may be made. */
export async function admit(work: EditionWork, { policy }: BuildContext): Promise<EditionWork> {
  const verdict = policy.verdictOn(work.proposal, work.edition)
  if (verdict.type === 'make') return work
  if (verdict.type === 'leave-out') return { ...work, outcome: 'gemaakt', leftOut: verdict.why }
  return { ...work, outcome: 'fouten', diagnostics: [...work.diagnostics, verdict.finding] }
}
