import { longestEmbargo } from '../../forms/embargo.ts'
import type { Context } from '../context.ts'
import type { Work } from '../work.ts'

/**
 * Applies an embargo from outside the document as if the proposal stated it, to its pages and to those of its attachments, and a status
 * where the proposal states none; adds the item of the meeting.
 */
export async function imposeTerms(work: Work, { termsOn, day }: Context): Promise<Work> {
  const { document } = work
  if (document === undefined) return work
  const { data } = document
  const terms = termsOn(document.source.path)
  const embargo = longestEmbargo(data.embargo, terms.embargo)
  const status = document.publicity === 'clear' ? (data.status ?? terms.status) : data.status
  const imposed = { ...(embargo === undefined ? {} : { embargo }), ...(status === undefined ? {} : { status }) }
  const circumstances = { day, punt: terms.punt, decidedOn: terms.decidedOn }
  return { ...work, document: { ...document, data: { ...data, ...imposed }, circumstances } }
}
