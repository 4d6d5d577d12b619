import type { Context } from '../context.ts'
import { isBlocked } from '../run-stages.ts'
import type { Work } from '../work.ts'

/** Ends a document that has errors before any edition of it is made. */
export async function stopOnErrors(work: Work, { strictness }: Context): Promise<Work> {
  return isBlocked(work, strictness) ? { ...work, outcome: 'fouten' } : work
}
