import type { Document } from '../document/document.ts'
import { passagesOf } from './passages.ts'
import type { Rule, RuleFinding } from './rule.ts'

/** Rules on footnotes. */
export const footnoteRules: readonly Rule[] = [unknownNotes]

/** A reference that found no note is left as text by the parser. */
const looseReference = /\[\^([^\]\s]+)\]/g

function* unknownNotes(document: Document): Iterable<RuleFinding> {
  for (const passage of passagesOf(document)) {
    for (const { 0: reference, 1: name = '', index } of passage.text.matchAll(looseReference)) {
      yield {
        rule: 'tekst/voetnoot-onbekend',
        place: passage.placeOf(index, index + reference.length),
        reason: `Voetnoot [^${name}] bestaat niet: er staat nu letterlijk [^${name}] in de tekst.`,
        advice: `Schrijf de noot op een eigen regel: "[^${name}]: de tekst van de noot".`,
      }
    }
  }
}
