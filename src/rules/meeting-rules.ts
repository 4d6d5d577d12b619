import { defineRules } from '../diagnostics/rule.ts'

/** Rules on the agenda of a meeting, and on what the meeting decided. */
export const meetingRules = defineRules({
  'agenda/verplicht': { guards: 'Een agenda zegt welk orgaan vergadert en wanneer.', inPublic: 'without-content' },
  'agenda/geen-punten': { guards: 'Op een agenda staan punten.', inPublic: 'without-content' },
  'agenda/punten-en-voorstellen': { guards: 'Een agenda heeft punten of voorstellen, niet allebei.' },
  'agenda/voorstel-ontbreekt': { guards: 'Elk voorstel op de agenda bestaat en ligt in het project.' },
  'agenda/dubbel': { guards: 'Een voorstel staat één keer op de agenda.' },
  'agenda/map-bezet': { guards: 'De agenda krijgt een map voor zichzelf.' },
  'agenda/bundel': { guards: 'De bundel kan worden gemaakt.' },
  'agenda/lege-rubriek': { severity: 'warning', guards: 'Onder een rubriek staan punten.' },
  'agenda/niets-gevonden': { severity: 'warning', guards: 'Elke map en elk patroon bij voorstellen levert iets op.' },
  'agenda/behandelwijze': {
    severity: 'warning',
    guards: 'Een hamerstuk staat bij de hamerstukken, een bespreekstuk bij de bespreekstukken.',
  },
  'agenda/gelijk-onderwerp': {
    severity: 'warning',
    guards: 'Elk punt van een vergadering heeft een eigen onderwerp.',
    inPublic: 'violation-only',
  },
  'agenda/elders-gesloten': {
    severity: 'warning',
    guards: 'Een voorstel dat op de ene agenda openbaar is, is op geen andere agenda besloten of geheim.',
    inPublic: 'violation-only',
  },
  'agenda/voorstel-na-vergadering': { severity: 'warning', guards: 'Een voorstel is niet later dan de vergadering.' },
  'agenda/aanwezigen': {
    severity: 'warning',
    guards: 'Wie aanwezig of afwezig is, hoort bij het college en is maar een van de twee.',
  },
  'agenda/voorzitter': { severity: 'warning', guards: 'De voorzitter is aanwezig.' },
  'agenda/quorum': {
    severity: 'warning',
    guards: 'Ten minste de helft van het college is aanwezig (Gemeentewet art. 56).',
  },
  'agenda/besluit-te-vroeg': { severity: 'warning', guards: 'Besluiten staan er pas als de vergadering is geweest.' },
  'agenda/toelichting': { severity: 'warning', guards: 'Een akkoord met aanpassingen zegt wat er is aangepast.' },
  'agenda/buiten-vergadering': { severity: 'warning', guards: 'Buiten de vergadering wordt alleen conform besloten.' },
  'agenda/weggevallen-in-bundel': { severity: 'warning', guards: 'Van een stuk in de bundel is niets weggevallen.' },
  'agenda/beschadigd-stuk': {
    severity: 'warning',
    guards: 'Elk stuk van de vergadering is heel genoeg voor de bundel.',
  },
  'agenda/besluiten-onvolledig': {
    severity: 'info',
    guards: 'De besluitenlijst is er als elk voorstel een besluit heeft.',
  },
  'agenda/niet-in-bundel': {
    severity: 'info',
    guards: 'In de bundel staat alleen wat aan PDF/A-2a en PDF/UA-1 voldoet.',
  },
})
