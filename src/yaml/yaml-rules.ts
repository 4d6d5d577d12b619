import { defineRules } from '../diagnostics/rule.ts'

/** Rules on YAML, and on values that do not fit their field. */
export const yamlRules = defineRules(
  {
    'yaml/schrijfwijze': { guards: 'De YAML is goed geschreven.', fix: 'sometimes', reveals: 'document' },
    'yaml/geen-sleutels': { guards: 'De YAML bestaat uit sleutels met waarden.' },
    'yaml/dubbele-sleutel': { guards: 'Elke sleutel staat er één keer.' },
    'yaml/hekje': {
      severity: 'warning',
      guards: 'Achter een waarde staat geen hekje waardoor een stuk tekst wegvalt.',
    },
    'yaml/te-diep': { guards: 'YAML is hoogstens 20 niveaus diep.' },
    'yaml/te-groot': { guards: 'YAML is hoogstens 256 kB.' },
    'yaml/te-veel-verwijzingen': {
      guards: 'YAML heeft hoogstens 50 verwijzingen, 1.000 labels en ankers, en 20.000 waarden.',
    },
    'yaml/onbekende-sleutel': {
      guards: 'Elke sleutel is bekend; de waarde van een andere zou wegvallen.',
      fix: 'sometimes',
      reveals: 'key',
    },
    'yaml/onbekende-waarde': {
      guards: 'Waar maar een paar woorden kunnen staan, staat een van die woorden.',
      fix: 'sometimes',
    },
    'yaml/verkeerd-type': { guards: 'Elke waarde heeft de vorm die bij het veld hoort.' },
    'yaml/datum': { guards: 'Een datum bestaat en staat er als jaar-maand-dag.', fix: 'always' },
    'yaml/waarde-ontbreekt': { guards: 'Wie een groep sleutels invult, vult ook de verplichte sleutels in.' },
  },
  { revealedBy: 'key' },
)
