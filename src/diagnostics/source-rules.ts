import { defineRules } from './rule.ts'

/** Rules on a file as such, before anything in it is read. */
export const fileRules = defineRules(
  {
    'bestand/ontbreekt': { guards: 'Het opgegeven bestand bestaat.' },
    'bestand/map': { guards: 'Wat is opgegeven, is een bestand en geen map.' },
    'bestand/andere-opdracht': { guards: 'Elk bestand gaat naar de opdracht die erbij hoort.' },
    'bestand/geen-toegang': { guards: 'Het bestand mag worden gelezen.' },
    'bestand/onleesbaar': { guards: 'Het bestand kan worden gelezen.' },
    'bestand/geen-tekst': { guards: 'Het bestand is tekst.' },
    'bestand/geen-utf8': { severity: 'error', guards: 'Het bestand is opgeslagen als UTF-8.' },
    'bestand/te-groot': { guards: 'Een tekstbestand is hoogstens 5 MB.' },
  },
  { inPublic: 'without-content' },
)

/** Rules on the comments with which an author allows a finding. */
export const ignoreRules = defineRules(
  {
    'negeren/ongebruikt': { guards: 'Een opmerking die een melding opzij zet, hoort bij een melding.' },
    'negeren/zonder-reden': { guards: 'Wie een melding opzij zet, zegt waarom.' },
    'negeren/onbekende-regel': { guards: 'Een opmerking die een melding opzij zet, noemt een regel die bestaat.' },
    'negeren/vaste-regel': { guards: 'Een melding die bewaakt dat er niets wegvalt, wordt niet opzij gezet.' },
    'negeren/schrijfwijze': { guards: 'Een opmerking voor dit programma is goed geschreven.' },
  },
  { severity: 'warning', scope: 'none' },
)
