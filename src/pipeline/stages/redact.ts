import { withAdoptedPoints } from '../../document/adopt-points.ts'
import { forEdition } from '../../publication/redact/for-edition.ts'
import type { BuildContext } from '../context.ts'
import type { EditionWork } from '../work.ts'

/**
 * Removes what this edition omits: redacted text, fields and attachments. Every later stage uses only the result. Points that a document takes
 * from another are copied after that, so that they hold no more than the other shows.
 */
export async function redact(work: EditionWork, _context: BuildContext): Promise<EditionWork> {
  return { ...work, own: withAdoptedPoints(forEdition(work.proposal, work.edition)) }
}
