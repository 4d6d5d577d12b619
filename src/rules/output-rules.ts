import { defineRules } from '../diagnostics/rule.ts'

/** Rules on files that `check --fix` leaves alone. */
export const repairRules = defineRules({
  'herstel/buiten-project': {
    severity: 'error',
    softening: 'never',
    guards: 'Een bestand dat wordt hersteld, ligt in de map van het project.',
  },
})

/** Rules on the finished PDF. */
export const pdfRules = defineRules({
  'pdf/vreemd-lettertype': {
    severity: 'error',
    softening: 'never',
    guards: 'In de PDF zit alleen het lettertype van de huisstijl.',
  },
  'pdf/lettertype-ontbreekt': {
    severity: 'error',
    softening: 'never',
    guards: 'Elk lettertype zit in de PDF (PDF/UA-1, 7.21.4).',
  },
  'pdf/teken-ontbreekt': {
    severity: 'error',
    softening: 'never',
    guards: 'Van elk teken in de PDF is bekend wat het is (PDF/UA-1, 7.21.7).',
  },
  'pdf/niet-getagd': { severity: 'error', softening: 'never', guards: 'De PDF heeft een structuur (PDF/UA-1, 7.1).' },
  'pdf/tekst-zonder-structuur': {
    severity: 'error',
    softening: 'never',
    guards: 'Alle tekst in de PDF hoort bij de structuur (PDF/UA-1, 7.1).',
  },
  'pdf/tekst-buiten-structuur': {
    severity: 'error',
    softening: 'never',
    guards: 'De structuur van de PDF verwijst naar tekst die er is (PDF/UA-1, 7.1).',
  },
  'pdf/onbekende-structuur': {
    severity: 'error',
    softening: 'never',
    guards: 'De structuur van de PDF bestaat uit bekende delen (PDF/UA-1, 7.1).',
  },
  'pdf/afbeelding-zonder-tekst': {
    severity: 'error',
    softening: 'never',
    guards: 'Elke afbeelding in de PDF heeft een beschrijving (PDF/UA-1, 7.3).',
  },
  'pdf/drukwerkkleuren': {
    severity: 'error',
    softening: 'never',
    guards: 'De PDF heeft geen kleuren voor de drukker (PDF/A-2, 6.2.4).',
  },
  'pdf/versleuteld': { severity: 'error', softening: 'never', guards: 'De PDF is niet versleuteld (PDF/A-2, 6.1.3).' },
  'pdf/beschadigd': { severity: 'error', softening: 'never', guards: 'De PDF van de browser is heel.' },
})

/** Rules on the names of what is written. */
export const outputRules = defineRules({
  'uitvoer/zelfde-naam': {
    severity: 'error',
    softening: 'never',
    guards: 'Twee documenten krijgen in de uitvoer niet dezelfde naam.',
  },
})

/** Rules on the run itself: the machine, and this program. */
export const runRules = defineRules(
  {
    'omgeving/geen-browser': {
      severity: 'error',
      softening: 'never',
      guards: 'Er is een browser om de PDF mee te maken.',
      inPublic: 'without-content',
    },
    'omgeving/browser-start-mislukt': {
      severity: 'error',
      softening: 'never',
      guards: 'De browser kan worden gestart.',
      inPublic: 'without-content',
    },
    'omgeving/browser-gestopt': {
      severity: 'error',
      softening: 'never',
      guards: 'De browser blijft werken.',
      inPublic: 'without-content',
    },
    'omgeving/tijd-verstreken': {
      severity: 'error',
      softening: 'never',
      guards: 'De PDF is op tijd klaar.',
      inPublic: 'without-content',
    },
    'omgeving/schijf-vol': {
      severity: 'error',
      softening: 'never',
      guards: 'Er is ruimte op de schijf.',
      inPublic: 'without-content',
    },
    'omgeving/geen-rechten': {
      severity: 'error',
      softening: 'never',
      guards: 'In de map van de uitvoer mag worden geschreven.',
      inPublic: 'without-content',
    },
    'omgeving/schrijven-mislukt': {
      severity: 'error',
      softening: 'never',
      guards: 'Het schrijven van de bestanden lukt.',
      inPublic: 'without-content',
    },
    'omgeving/lezen-mislukt': {
      severity: 'error',
      softening: 'never',
      guards: 'Het lezen van de bestanden lukt.',
      inPublic: 'without-content',
    },
    'intern/storing': {
      severity: 'error',
      softening: 'never',
      guards: 'Het programma zelf werkt zonder storing.',
    },
  },
  { about: 'run' },
)
