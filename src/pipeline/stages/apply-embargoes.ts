import { withEmbargoes } from '../../publication/attachment-secrecy.ts'
import type { BuildContext } from '../context.ts'
import type { Work } from '../work.ts'

/** Marks the attachments that the public edition omits because of an embargo of their own. */
export async function applyEmbargoes(work: Work, { publication }: BuildContext): Promise<Work> {
  const { proposal } = work
  if (proposal === undefined) return work
  return { ...work, proposal: { ...proposal, attachments: withEmbargoes(proposal.attachments, publication) } }
}
