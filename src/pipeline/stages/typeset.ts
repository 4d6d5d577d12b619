import { typesetProposal } from '../../document/typeset-proposal.ts'
import type { BuildContext } from '../context.ts'
import type { EditionWork } from '../work.ts'

/**
 * Sets the quotation marks, apostrophes, dashes and ellipses of what the edition prints, unless the config says `typografie: nee`. What the
 * edition omits is gone by then, so that no mark can depend on it.
 */
export async function typeset(work: EditionWork, _context: BuildContext): Promise<EditionWork> {
  return work.own.project.config.typografie ? { ...work, own: typesetProposal(work.own) } : work
}
