import { defineRules } from '../diagnostics/rule.ts'

/** Rules on what goes to the archive. */
export const archiveRules = defineRules(
  {
    'archief/instelling': { guards: 'Wat het archief van de gemeente moet weten, staat in de instellingen.' },
    'archief/besluit': { guards: 'Van elk voorstel dat naar het archief gaat, is bekend wat er besloten is.' },
    'archief/niet-gemaakt': { guards: 'Wat naar het archief gaat, is gemaakt.' },
    'archief/verouderd': { guards: 'Wat naar het archief gaat, is gemaakt van de bronnen zoals zij nu zijn.' },
    'archief/veranderd': { guards: 'Wat naar het archief gaat, is niet veranderd nadat het is gemaakt.' },
    'archief/map-bezet': { guards: 'In de map van het archief staat alleen wat er vandaan komt.' },
    'archief/vreemd-bestand': {
      severity: 'warning',
      guards: 'In de map van een editie staat alleen wat dit programma maakte.',
    },
  },
  { about: 'earlier-output', inPublic: 'without-content' },
)
