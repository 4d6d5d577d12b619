import { forEdition } from '../../publication/redact/for-edition.ts'
import type { BuildContext } from '../context.ts'
import type { EditionWork } from '../work.ts'

/** Removes what this edition omits: redacted text, fields and attachments. Every later stage uses only the result. */
export async function redact(work: EditionWork, _context: BuildContext): Promise<EditionWork> {
  return { ...work, own: forEdition(work.proposal, work.edition) }
}
