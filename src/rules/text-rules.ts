import { bodyRules } from '../document/document-rules.ts'
import { defineDocumentRules } from './rule.ts'
import { direction } from './text/direction.ts'
import { unknownNotes, unusedNotes } from './text/footnotes.ts'
import { literalMarkup } from './text/literal-markup.ts'
import { placeholders } from './text/placeholders.ts'

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
    'tekst/opmaak': {
      guards: 'Opmaak is zo geschreven dat zij niet letterlijk in de tekst komt.',
      check: literalMarkup,
    },
    'tekst/voetnoot-onbekend': { guards: 'Elke voetnoot die de tekst noemt, is er.', check: unknownNotes },
    'tekst/voetnoot-ongebruikt': { guards: 'De tekst verwijst naar elke voetnoot.', check: unusedNotes },
  },
  { severity: 'warning' },
)
