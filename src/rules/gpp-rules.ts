import { defineRules } from '../diagnostics/rule.ts'

/** What `publish --to gpp` says each time: the copy on the platform is another file. */
export const strippedReason =
  'Dit platform haalt de gegevens over elke PDF (XMP) eruit: zijn kopie is geen PDF/A of PDF/UA meer.'
export const strippedAdvice =
  'Bewaar voor het archief de bestanden uit de uitvoer. Wie een toegankelijk stuk vraagt, geeft u die ook.'

/** Rules on publishing to a GPP-publicatiebank. */
export const gppRules = defineRules(
  {
    'gpp/instelling': { guards: 'Voor publiceren op het platform is alles ingesteld.' },
    'gpp/geweigerd': { guards: 'Het platform neemt elk stuk aan.' },
    'gpp/al-openbaar': { guards: 'Wat op het platform al openbaar is, verandert alleen met --final.' },
    'gpp/vreemd-stuk': { guards: 'Met --final wordt alleen openbaar wat dit programma zelf heeft geplaatst.' },
    'gpp/niet-beoordeeld': {
      guards: 'Met --final wordt alleen openbaar wat volgens de bronnen van nu openbaar mag zijn.',
    },
    'gpp/dubbel': { guards: 'Een publicatie staat één keer op het platform.' },
    'gpp/ingetrokken': { guards: 'Wat op het platform is ingetrokken, wordt niet vanzelf weer openbaar.' },
    'gpp/stand': {
      severity: 'info',
      shown: 'always',
      guards: 'U weet van elke publicatie hoe zij op het platform staat.',
    },
    'gpp/metagegevens': {
      severity: 'info',
      shown: 'always',
      guards: 'U weet dat de kopie op het platform geen PDF/A of PDF/UA meer is.',
      together: { cause: 'run', reason: () => strippedReason, advice: strippedAdvice },
    },
  },
  { about: 'run', inPublic: 'without-content', advice: 'own' },
)
