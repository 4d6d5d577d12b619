import type { Document } from '../../document/document.ts'
import type { RuleFinding } from '../rule.ts'
import { nodesOf } from './nodes-of.ts'
import { passagesOf } from './passages.ts'

/** The parser leaves a reference without a note as text. */
const looseReference = /\[\^([^\]\s]+)\]/g

export function* unknownNotes(document: Document): Iterable<RuleFinding> {
  for (const passage of passagesOf(document)) {
    for (const { 0: reference, 1: name = '', index } of passage.text.matchAll(looseReference)) {
      yield {
        place: passage.positionOf(index, index + reference.length),
        reason: `Noot [^${name}] bestaat niet: er staat nu letterlijk [^${name}] in de tekst.`,
        advice: `Schrijf de noot op een eigen regel: “[^${name}]: de tekst van de noot”.`,
      }
    }
  }
}

export function* unusedNotes(document: Document): Iterable<RuleFinding> {
  const called = new Set(nodesOf(document, 'footnoteReference').map(({ identifier }) => identifier))
  for (const { identifier, label, position } of nodesOf(document, 'footnoteDefinition')) {
    if (called.has(identifier)) continue
    // Of two definitions with the same name, the first is used.
    called.add(identifier)
    yield {
      place: position,
      reason: `Naar noot [^${label ?? identifier}] verwijst geen tekst: zij wordt niet afgedrukt.`,
      advice: `Zet [^${label ?? identifier}] in de tekst waar de noot bij hoort, of haal de noot weg.`,
    }
  }
}
