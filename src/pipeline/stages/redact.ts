import { forEdition } from '../../publication/for-edition.ts'
import type { BuildContext } from '../context.ts'
import type { EditionWork } from '../work.ts'

/** Leaves of the proposal what this edition may hold: everything after this stage is derived from that. */
export async function redact(work: EditionWork, _context: BuildContext): Promise<EditionWork> {
  return { ...work, own: forEdition(work.proposal, work.edition) }
}
