import { longestEmbargo } from '../../publication/embargo.ts'
import type { BuildContext } from '../context.ts'
import type { Work } from '../work.ts'

/** Applies an embargo from outside the document as if the proposal stated it, to its pages and to those of its attachments. */
export async function imposeEmbargo(work: Work, { policy }: BuildContext): Promise<Work> {
  const { document } = work
  if (document === undefined) return work
  const embargo = longestEmbargo(document.data.embargo, policy.embargoOn(document.source.path))
  if (embargo === document.data.embargo) return work
  return { ...work, document: { ...document, data: { ...document.data, embargo } } }
}
