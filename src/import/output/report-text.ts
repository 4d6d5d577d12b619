import { count } from '../../report/message-text.ts'
import type { WordComment, WordDocument } from '../../word/model/word-model.ts'
import type { Choice, Revision } from '../../word/revisions/revision.ts'
import { type ImportNote, type Ledger, notesByReason } from '../ledger/ledger.ts'
import { adviceOn } from './advice.ts'
import { changeInWords } from './changes.ts'

/** The report beside the proposal: what was not carried over, with every word of it, and what to look at. */
export function reportText(
  name: string,
  { notes, values, formWords }: Ledger,
  { revisions, comments }: WordDocument,
  choice: Choice | undefined,
): string {
  const leftOut = notes.filter(({ fate }) => fate === 'left-out')
  const changed = notes.filter(({ fate }) => fate === 'carried-over')
  const words = formWords.map(oneLine).filter((text) => text !== '')
  return [
    `Verslag van het overzetten van ${name}`,
    '',
    'Achter elke melding staat de alinea in het Word-document: alinea 1 is de eerste, ook die in tabellen tellen mee.',
    '',
    heading(`Niet overgenomen: ${leftOut.length === 0 ? 'niets' : count(leftOut.length, 'keer', 'keer')}`),
    ...listed(leftOut),
    heading(
      `Overgenomen, maar anders dan in Word: ${changed.length === 0 ? 'niets' : count(changed.length, 'keer', 'keer')}`,
    ),
    ...listed(changed),
    ...(choice === undefined
      ? []
      : [
          heading(`Wijzigingen: ${choice === 'accept' ? 'overgenomen' : 'teruggedraaid'}`),
          ...decided(revisions, comments),
        ]),
    heading('Gegevens in de voormatter'),
    ...(values.length === 0
      ? ['Geen.', '']
      : [
          ...values.map(
            ({ key, label, written, value }) => `- ${key}: ${value}  (in Word: ${oneLine(`${label} ${written}`)})`,
          ),
          '',
        ]),
    heading('Woorden van het formulier zelf'),
    words.length === 0
      ? 'Geen.'
      : `Deze woorden drukt het programma zelf af, of zij stonden bij een vakje zonder kruis: ${words.join(' · ')}`,
    '',
  ].join('\n')
}

/** All changes and comments, with the words that are therefore not in the proposal. */
function decided(revisions: readonly Revision[], comments: readonly WordComment[]): readonly string[] {
  const lines = [
    ...revisions.map((revision) => `- alinea ${revision.line}: ${changeInWords(revision, 'whole')}`),
    ...comments.map(
      ({ author, text, line }) =>
        `- alinea ${line}: Opmerking van ${author}: “${oneLine(text)}”. Zij is niet overgenomen.`,
    ),
  ]
  return [...(lines.length === 0 ? ['Geen.'] : lines), '']
}

function heading(text: string): string {
  return `${text}\n${'='.repeat(text.length)}\n`
}

/** One paragraph for each kind of note, with all its places. */
function listed(notes: readonly ImportNote[]): readonly string[] {
  const byReason = notesByReason(notes)
  return [...byReason].flatMap(([reason, same]) => [
    reason,
    ...same.map(({ place, text }) => `- alinea ${place.line}${oneLine(text) === '' ? '' : `: ${oneLine(text)}`}`),
    ...same.slice(0, 1).map(({ rule }) => `  ${adviceOn(rule)} [${rule}]`),
    '',
  ])
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
