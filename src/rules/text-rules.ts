import { characterRules } from '../compose/compose-rules.ts'
import { bodyRules } from '../document/document-rules.ts'
import { direction } from './direction.ts'
import { unknownNotes, unusedNotes } from './footnotes.ts'
import { literalMarkup } from './literal-markup.ts'
import { placeholders } from './placeholders.ts'
import { defineDocumentRules } from './rule.ts'

/** Rules on the text as it was typed. */
export const textRules = defineDocumentRules({
  'tekst/te-ingewikkeld': bodyRules['tekst/te-ingewikkeld'],
  // Found while the page is composed, as is `tekst/stuurteken`.
  'tekst/teken': characterRules['tekst/teken'],
  'tekst/schrijfrichting': {
    severity: 'error',
    guards: 'De tekst staat in de volgorde waarin u hem leest.',
    check: direction,
  },
  'tekst/stuurteken': characterRules['tekst/stuurteken'],
  'tekst/invulplek': {
    severity: 'warning',
    guards: 'Er staat geen plek meer open die nog moet worden ingevuld.',
    check: placeholders,
  },
  'tekst/opmaak': {
    severity: 'warning',
    guards: 'Opmaak is zo geschreven dat zij niet letterlijk in de tekst komt.',
    check: literalMarkup,
  },
  'tekst/voetnoot-onbekend': {
    severity: 'warning',
    guards: 'Elke voetnoot die de tekst noemt, is er.',
    check: unknownNotes,
  },
  'tekst/voetnoot-ongebruikt': {
    severity: 'warning',
    guards: 'De tekst verwijst naar elke voetnoot.',
    check: unusedNotes,
  },
})
