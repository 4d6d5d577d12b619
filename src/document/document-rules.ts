import { defineRules } from '../diagnostics/rule.ts'

/** Rules on the start of a document: its fences and its kind. */
export const headRules = defineRules({
  'voormatter/leeg': { guards: 'Een document is niet leeg.', fix: 'always', reveals: 'document' },
  'voormatter/ontbreekt': {
    guards: 'Een document begint met een voormatter.',
    fix: 'sometimes',
    reveals: 'document',
  },
  'voormatter/taal': { guards: 'De voormatter is geschreven in YAML.' },
  'voormatter/geen-einde': {
    guards: 'De voormatter eindigt met een regel met alleen ---.',
    fix: 'sometimes',
    reveals: 'document',
  },
  'voormatter/einde': {
    guards: 'Op de regel die de voormatter afsluit, staat niets anders.',
    fix: 'sometimes',
    reveals: 'document',
  },
  'voormatter/onbekende-soort': { guards: 'De soort van een document bestaat.' },
  'voormatter/andere-soort': { guards: 'Een bijlage is van de soort die het voorstel noemt.' },
})

/** Rules on the body that reading or composing reports; `src/rules` checks those that can be found without composing. */
export const bodyRules = defineRules({
  'tekst/te-ingewikkeld': { guards: 'De tekst is niet dieper genest of langer dan te lezen is.' },
  'tekst/teken': { softening: 'allowed', guards: 'Elk teken staat in een van de lettertypen.' },
  'tekst/stuurteken': { severity: 'warning', guards: 'In de tekst staan geen stuurtekens.' },
  'links/adres': { severity: 'warning', guards: 'Een koppeling heeft een heel adres.' },
  'links/kop': { severity: 'warning', guards: 'Een koppeling binnen het document gaat naar een kop die er is.' },
  'afbeeldingen/leesbaar': { guards: 'Elke afbeelding kan worden afgedrukt.' },
  'afbeeldingen/opslag': {
    severity: 'warning',
    guards: 'Een afbeelding is zo opgeslagen dat zij goed en niet te zwaar in een PDF komt.',
  },
})
