import type { Document } from '../../document/document.ts'
import type { SecrecyView } from '../../document/secrecy.ts'
import { dutchDate } from '../../forms/dutch-date.ts'
import type { Restriction } from '../model/archive-object.ts'
import { redactionGrounds } from './redaction-grounds.ts'

/** What the public edition contains. */
export const publicRestriction: Restriction = { type: 'openbaar', description: '' }

/**
 * Why not everyone may read a document. The restriction itself rests on a decision of the municipality at transfer, so that the grounds of
 * the Woo and the Gemeentewet are only described; only a stated end of secrecy is a term.
 *
 * @param document the document itself, or the proposal of an attachment without front matter
 */
export function restrictionOf(document: Document, secrecy: SecrecyView | undefined): Restriction {
  const { status, embargo } = document.data
  const grounds = redactionGrounds(document)
  const sentences = [
    ...(secrecy ? inWords(secrecy) : status === 'geheim' ? ['Geheim.'] : []),
    ...(status === 'besloten' ? ['Besloten.'] : []),
    ...(embargo === undefined ? [] : [`Embargo tot ${dutchDate(embargo)}.`]),
    ...(grounds.length === 0 ? [] : [`Bevat tekst die in de openbare versie is gelakt: ${grounds.join('; ')}.`]),
  ]
  const until = secrecy?.einddatum
  return {
    type: 'overig',
    description: sentences.join(' '),
    ...(until === undefined ? {} : { from: secrecy?.vanaf, until }),
  }
}

function inWords({ opgelegd, tot, gronden, basis }: SecrecyView): readonly string[] {
  return [`Geheim, ${opgelegd}, ${tot} (${basis}).`, ...(gronden.length === 0 ? [] : [`Grond: ${gronden.join('; ')}.`])]
}
