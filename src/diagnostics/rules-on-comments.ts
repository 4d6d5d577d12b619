import { always, warning } from './rule-info.ts'

/** Rules on the comments with which an author allows a finding, and on files that `check --fix` leaves alone. */
export const rulesOnComments = {
  'negeren/ongebruikt': warning('Een opmerking die een melding opzij zet, hoort bij een melding.'),
  'negeren/zonder-reden': warning('Wie een melding opzij zet, zegt waarom.'),
  'negeren/onbekende-regel': warning('Een opmerking die een melding opzij zet, noemt een regel die bestaat.'),
  'negeren/vaste-regel': warning('Een melding die bewaakt dat er niets wegvalt, wordt niet opzij gezet.'),
  'negeren/schrijfwijze': warning('Een opmerking voor dit programma is goed geschreven.'),

  'herstel/buiten-project': always('Een bestand dat wordt hersteld, ligt in de map van het project.'),
} as const
