import type { Document } from '../../document/document.ts'
import type { Remark, RuleFinding } from '../rule.ts'
import { type Passage, passagesOf } from './passages.ts'
import { offsetsOf } from './positions.ts'

/** Two rows of cells without a delimiter row between them, which would make them a table. */
const brokenTable = /^\|.*\|[ \t]*\n\|.*\|/
const loose: readonly (Remark & { readonly pattern: RegExp })[] = [
  {
    pattern: /\[[^\][\n]{1,200}\][ \t]?\((?:https?:|mailto:|www\.)[^()\n]{1,400}\)/g,
    reason: 'Dit is niet als koppeling te lezen: de haken en het adres komen letterlijk in de tekst.',
    advice: 'Schrijf [tekst](https://adres), zonder spatie ertussen en zonder spatie in het adres.',
  },
  {
    pattern: /\*\*+/g,
    reason: 'Deze sterretjes komen letterlijk in de tekst: er hoort geen begin of einde bij.',
    advice:
      'Schrijf **vet** met de sterretjes tegen het eerste en het laatste woord aan. Bedoelt u het teken zelf, zet er dan een \\ voor.',
  },
]
/** One of these is in every match. */
const required = /[|[*]/

/** Markup that the parser reads as plain text: its characters would be printed. */
export function* literalMarkup(document: Document): Iterable<RuleFinding> {
  for (const passage of passagesOf(document)) {
    if (!required.test(passage.text)) continue
    if (passage.type === 'paragraph' && brokenTable.test(passage.text)) {
      yield {
        place: passage.positionOf(0, passage.text.indexOf('\n')),
        reason: 'Dit is niet als tabel te lezen: onder de eerste rij staat geen lijn.',
        advice: 'Zet onder de eerste rij een regel met evenveel streepjes als kolommen: | --- | --- |.',
      }
      continue
    }
    for (const { pattern, reason, advice } of loose) {
      for (const place of positionsOf(pattern, passage, document)) yield { place, reason, advice }
    }
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
