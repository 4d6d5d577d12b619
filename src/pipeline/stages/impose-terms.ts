import { longestEmbargo } from '../../forms/embargo.ts'
import type { Context } from '../context.ts'
import type { Work } from '../work.ts'

/**
 * Applies an embargo from outside the document as if the proposal stated it, to its pages and to those of its attachments, and a status
 * where the proposal states none.
 */
export async function imposeTerms(work: Work, { termsOn }: Context): Promise<Work> {
  const { document } = work
  if (document === undefined) return work
  const { data } = document
  const terms = termsOn(document.source.path)
  const embargo = longestEmbargo(data.embargo, terms.embargo)
  const status = document.publicity === 'clear' ? (data.status ?? terms.status) : data.status
  if (embargo === data.embargo && status === data.status) return work
  const imposed = { ...(embargo === undefined ? {} : { embargo }), ...(status === undefined ? {} : { status }) }
  return { ...work, document: { ...document, data: { ...data, ...imposed } } }
}
