import { bodyRules } from '../document/document-rules.ts'
import { defineDocumentRules } from './rule.ts'
import { captionNumbersOff } from './text/caption-references.ts'
import { columns } from './text/columns.ts'
import { direction } from './text/direction.ts'
import { unknownNotes, unusedNotes } from './text/footnotes.ts'
import { lineEnds } from './text/line-ends.ts'
import { listNumbers } from './text/list-numbers.ts'
import { literalMarkup } from './text/literal-markup.ts'
import { looseHeadings } from './text/loose-headings.ts'
import { loosePoints } from './text/loose-points.ts'
import { eachNode } from './text/nodes-of.ts'
import { placeholders } from './text/placeholders.ts'
import { tableRows } from './text/table-rows.ts'

/** Rules on the source text. */
export const textRules = defineDocumentRules(
  {
    'tekst/te-ingewikkeld': bodyRules['tekst/te-ingewikkeld'],
    // Found while the page is composed, as is `tekst/stuurteken`.
    'tekst/teken': bodyRules['tekst/teken'],
    'tekst/schrijfrichting': {
      severity: 'error',
      softening: 'allowed',
      guards: 'De tekst staat in de volgorde waarin u hem leest.',
      check: direction,
    },
    'tekst/stuurteken': bodyRules['tekst/stuurteken'],
    'tekst/invulplek': { guards: 'Er staat geen plek meer open die nog moet worden ingevuld.', check: placeholders },
    'tekst/kop': {
      guards: 'Achter de hekjes van een kop staat een spatie.',
      fix: 'always',
      check: looseHeadings,
    },
    'tekst/opsomming': {
      guards: 'Punten die onder elkaar staan, zijn als opsomming te lezen.',
      fix: 'sometimes',
      check: loosePoints,
    },
    'tekst/regeleinde': {
      guards: 'Regels die onder elkaar staan, komen onder elkaar.',
      fix: 'sometimes',
      check: lineEnds,
    },
    'tekst/kolommen': {
      guards: 'Wat in kolommen staat, is een tabel.',
      fix: 'sometimes',
      check: columns,
    },
    'tekst/nummering': {
      guards: 'Elk nummer van een lijst wordt afgedrukt zoals het er staat.',
      fix: 'sometimes',
      check: eachNode(['list'], listNumbers),
    },
    'tekst/tabelrij': {
      guards: 'Een rij van een tabel heeft niet meer cellen dan de eerste rij.',
      fix: 'sometimes',
      check: tableRows,
    },
    'tekst/opmaak': {
      guards: 'Opmaak is zo geschreven dat zij niet letterlijk in de tekst komt.',
      fix: 'sometimes',
      check: literalMarkup,
    },
    'tekst/bijschrift': {
      guards: 'Het nummer in een bijschrift is het nummer dat wordt afgedrukt.',
      fix: 'sometimes',
      check: captionNumbersOff,
    },
    'tekst/voetnoot-onbekend': { guards: 'Elke noot die de tekst noemt, is er.', check: unknownNotes },
    'tekst/voetnoot-ongebruikt': { guards: 'De tekst verwijst naar elke noot.', check: unusedNotes },
  },
  { severity: 'warning' },
)
