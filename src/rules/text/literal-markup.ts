import type { Document } from '../../document/document.ts'
import type { RuleFinding } from '../rule.ts'
import { type Passage, passagesOf } from './passages.ts'

/** Two rows of cells without a delimiter row between them, which would make them a table. */
const brokenTable = /^\|.*\|[ \t]*\n\|.*\|/
const looseLink = /\[[^\][\n]{1,200}\][ \t]?\((?:https?:|mailto:|www\.)[^()\n]{1,400}\)/g
const looseStars = /\*\*+/g
/** A character that each of them holds. */
const signs = /[|[*]/

/** Markdown that the parser took for plain text: its characters would be printed. */
export function* literalMarkup(document: Document): Iterable<RuleFinding> {
  for (const passage of passagesOf(document)) {
    if (!signs.test(passage.text)) continue
    if (passage.type === 'paragraph' && brokenTable.test(passage.text)) {
      yield found(
        passage.placeOf(0, passage.text.indexOf('\n')),
        'Dit is niet als tabel te lezen: onder de eerste rij staat geen lijn.',
        'Zet onder de eerste rij een regel met evenveel streepjes als kolommen: | --- | --- |.',
      )
      continue
    }
    for (const place of placesOf(looseLink, passage, document))
      yield found(
        place,
        'Dit is niet als koppeling te lezen: de haken en het adres komen letterlijk in de tekst.',
        'Schrijf [tekst](https://adres), zonder spatie ertussen en zonder spatie in het adres.',
      )
    for (const place of placesOf(looseStars, passage, document))
      yield found(
        place,
        'Deze sterretjes komen letterlijk in de tekst: er hoort geen begin of einde bij.',
        'Schrijf **vet** met de sterretjes tegen het eerste en het laatste woord aan. Bedoelt u het teken zelf, zet er dan een \\ voor.',
      )
  }
}

/** Matches that are not escaped with a `\`; markup that a redaction broke is a matter of `lakken/niet-gelakt`. */
function* placesOf(pattern: RegExp, { text, placeOf }: Passage, { source }: Document): Iterable<RuleFinding['place']> {
  for (const { 0: loose, index } of text.matchAll(pattern)) {
    const place = placeOf(index, index + loose.length)
    const [start, end] = [place.start.offset ?? 0, place.end.offset ?? 0]
    if (source.text[start - 1] !== '\\' && !source.text.slice(start, end).includes(':lak')) yield place
  }
}

function found(place: RuleFinding['place'], reason: string, advice: string): RuleFinding {
  return { place, reason, advice }
}
