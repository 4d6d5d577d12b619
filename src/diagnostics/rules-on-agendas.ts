import { always, info, warning } from './rule-info.ts'

/** Rules on the agenda of a meeting, and on what the meeting decided. */
export const rulesOnAgendas = {
  'agenda/verplicht': always('Een agenda zegt welk orgaan vergadert en wanneer.'),
  'agenda/geen-punten': always('Op een agenda staan punten.'),
  'agenda/punten-en-voorstellen': always('Een agenda heeft punten of voorstellen, niet allebei.'),
  'agenda/voorstel-ontbreekt': always('Elk voorstel op de agenda bestaat en ligt in het project.'),
  'agenda/dubbel': always('Een voorstel staat één keer op de agenda.'),
  'agenda/map-bezet': always('De agenda krijgt een map voor zichzelf.'),
  'agenda/bundel': always('De bundel kan worden gemaakt.'),
  'agenda/lege-rubriek': warning('Onder een rubriek staan punten.'),
  'agenda/niets-gevonden': warning('Elke map en elk patroon bij voorstellen levert iets op.'),
  'agenda/behandelwijze': warning('Een hamerstuk staat bij de hamerstukken, een bespreekstuk bij de bespreekstukken.'),
  'agenda/voorstel-na-vergadering': warning('Een voorstel is niet later dan de vergadering.'),
  'agenda/aanwezigen': warning('Wie aanwezig of afwezig is, hoort bij het college en is maar een van de twee.'),
  'agenda/voorzitter': warning('De voorzitter is aanwezig.'),
  'agenda/quorum': warning('Ten minste de helft van het college is aanwezig (Gemeentewet art. 56).'),
  'agenda/besluit-te-vroeg': warning('Besluiten staan er pas als de vergadering is geweest.'),
  'agenda/toelichting': warning('Een akkoord met aanpassingen zegt wat er is aangepast.'),
  'agenda/buiten-vergadering': warning('Buiten de vergadering wordt alleen conform besloten.'),
  'agenda/weggevallen-in-bundel': warning('Van een stuk in de bundel is niets weggevallen.'),
  'agenda/besluiten-onvolledig': info('De besluitenlijst is er als elk voorstel een besluit heeft.'),
  'agenda/niet-in-bundel': info('In de bundel staat alleen wat aan PDF/A-2a en PDF/UA-1 voldoet.'),
} as const
