import type { Document } from '../../document/document.ts'
import type { RuleFinding } from '../rule.ts'
import { type Passage, passagesOf } from './passages.ts'
import { offsetsOf } from './positions.ts'

/** Two rows of cells without a delimiter row between them, which would make them a table. */
const brokenTable = /^\|.*\|[ \t]*\n\|.*\|/
const looseLink = /\[[^\][\n]{1,200}\][ \t]?\((?:https?:|mailto:|www\.)[^()\n]{1,400}\)/g
const looseStars = /\*\*+/g
/** One of these is in every match. */
const required = /[|[*]/

/** Markup that the parser reads as plain text: its characters would be printed. */
export function* literalMarkup(document: Document): Iterable<RuleFinding> {
  for (const passage of passagesOf(document)) {
    if (!required.test(passage.text)) continue
    if (passage.type === 'paragraph' && brokenTable.test(passage.text)) {
      yield found(
        passage.positionOf(0, passage.text.indexOf('\n')),
        'Dit is niet als tabel te lezen: onder de eerste rij staat geen lijn.',
        'Zet onder de eerste rij een regel met evenveel streepjes als kolommen: | --- | --- |.',
      )
      continue
    }
    for (const position of positionsOf(looseLink, passage, document))
      yield found(
        position,
        'Dit is niet als koppeling te lezen: de haken en het adres komen letterlijk in de tekst.',
        'Schrijf [tekst](https://adres), zonder spatie ertussen en zonder spatie in het adres.',
      )
    for (const position of positionsOf(looseStars, passage, document))
      yield found(
        position,
        'Deze sterretjes komen letterlijk in de tekst: er hoort geen begin of einde bij.',
        'Schrijf **vet** met de sterretjes tegen het eerste en het laatste woord aan. Bedoelt u het teken zelf, zet er dan een \\ voor.',
      )
  }
}

/** Matches that are not escaped; markup that is broken by a redaction is reported by `lakken/niet-gelakt`. */
function* positionsOf(
  pattern: RegExp,
  { text, positionOf }: Passage,
  { source }: Document,
): Iterable<RuleFinding['place']> {
  for (const { 0: loose, index } of text.matchAll(pattern)) {
    const position = positionOf(index, index + loose.length)
    const { from, to } = offsetsOf({ position })
    if (source.text[from - 1] !== '\\' && !source.text.slice(from, to).includes(':lak')) yield position
  }
}

function found(place: RuleFinding['place'], reason: string, advice: string): RuleFinding {
  return { place, reason, advice }
}
