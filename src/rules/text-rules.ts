import { bodyRules } from '../document/document-rules.ts'
import { defineDocumentRules } from './rule.ts'
import { direction } from './text/direction.ts'
import { unknownNotes, unusedNotes } from './text/footnotes.ts'
import { literalMarkup } from './text/literal-markup.ts'
import { placeholders } from './text/placeholders.ts'

/** Rules on the source text. */
export const textRules = defineDocumentRules({
  'tekst/te-ingewikkeld': bodyRules['tekst/te-ingewikkeld'],
  // Found while the page is composed, as is `tekst/stuurteken`.
  'tekst/teken': bodyRules['tekst/teken'],
  'tekst/schrijfrichting': {
    softening: 'allowed',
    guards: 'De tekst staat in de volgorde waarin u hem leest.',
    check: direction,
  },
  'tekst/stuurteken': bodyRules['tekst/stuurteken'],
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
