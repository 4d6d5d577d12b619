import { defineRules } from './rule.ts'

/** Rules on the comments with which an author allows a finding. */
export const ignoreRules = defineRules(
  {
    'negeren/ongebruikt': {
      severity: 'warning',
      guards: 'Een opmerking die een melding opzij zet, hoort bij een melding.',
    },
    'negeren/zonder-reden': { severity: 'warning', guards: 'Wie een melding opzij zet, zegt waarom.' },
    'negeren/onbekende-regel': {
      severity: 'warning',
      guards: 'Een opmerking die een melding opzij zet, noemt een regel die bestaat.',
    },
    'negeren/vaste-regel': {
      severity: 'warning',
      guards: 'Een melding die bewaakt dat er niets wegvalt, wordt niet opzij gezet.',
    },
    'negeren/schrijfwijze': {
      severity: 'warning',
      guards: 'Een opmerking voor dit programma is goed geschreven.',
    },
  },
  { scope: 'none' },
)
