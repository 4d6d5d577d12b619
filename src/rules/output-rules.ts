import { defineRules } from '../diagnostics/rule.ts'

/** Rules on files that `check --fix` leaves alone. */
export const repairRules = defineRules({
  'herstel/buiten-project': { guards: 'Een bestand dat wordt hersteld, ligt in de map van het project.' },
})

/** Rules on the finished PDF. */
export const pdfRules = defineRules({
  'pdf/tabel-te-breed': { guards: 'Elke tabel past in haar geheel op de bladzijde.' },
  'pdf/vreemd-lettertype': { guards: 'In de PDF zit alleen het lettertype van de huisstijl.' },
  'pdf/lettertype-ontbreekt': { guards: 'Elk lettertype zit in de PDF (PDF/UA-1, 7.21.4).' },
  'pdf/teken-ontbreekt': { guards: 'Van elk teken in de PDF is bekend wat het is (PDF/UA-1, 7.21.7).' },
  'pdf/niet-getagd': { guards: 'De PDF heeft een structuur (PDF/UA-1, 7.1).' },
  'pdf/tekst-zonder-structuur': { guards: 'Alle tekst in de PDF hoort bij de structuur (PDF/UA-1, 7.1).' },
  'pdf/tekst-buiten-structuur': { guards: 'De structuur van de PDF verwijst naar tekst die er is (PDF/UA-1, 7.1).' },
  'pdf/onbekende-structuur': { guards: 'De structuur van de PDF bestaat uit bekende delen (PDF/UA-1, 7.1).' },
  'pdf/afbeelding-zonder-tekst': { guards: 'Elke afbeelding in de PDF heeft een beschrijving (PDF/UA-1, 7.3).' },
  'pdf/drukwerkkleuren': { guards: 'De PDF heeft geen kleuren voor de drukker (PDF/A-2, 6.2.4).' },
  'pdf/versleuteld': { guards: 'De PDF is niet versleuteld (PDF/A-2, 6.1.3).' },
  'pdf/beschadigd': { guards: 'De PDF van de browser is heel.' },
})

/** Rules on the proof of another program, with --verapdf. */
export const proofRules = defineRules(
  {
    'toetsing/afgekeurd': { guards: 'Elke PDF voldoet volgens veraPDF aan de normen die hij noemt.' },
    'toetsing/goedgekeurd': {
      severity: 'info',
      shown: 'always',
      guards: 'Met --verapdf staat vast welke PDF’s veraPDF goedkeurt.',
    },
  },
  { about: 'run', inPublic: 'without-content', advice: 'own' },
)

/** Rules on the names of what is written. */
export const outputRules = defineRules({
  'uitvoer/zelfde-naam': { guards: 'Twee documenten krijgen in de uitvoer niet dezelfde naam.' },
})

/** Rules on the run itself: the machine, and this program. */
export const runRules = defineRules(
  {
    'omgeving/geen-browser': { guards: 'Er is een browser om de PDF mee te maken.' },
    'omgeving/browser-start-mislukt': { guards: 'De browser kan worden gestart.' },
    'omgeving/browser-gestopt': { guards: 'De browser blijft werken.' },
    'omgeving/tijd-verstreken': { guards: 'De PDF is op tijd klaar.' },
    'omgeving/schijf-vol': { guards: 'Er is ruimte op de schijf.' },
    'omgeving/geen-rechten': { guards: 'In de map van de uitvoer mag worden geschreven.' },
    'omgeving/schrijven-mislukt': { guards: 'Het schrijven van de bestanden lukt.' },
    'omgeving/lezen-mislukt': { guards: 'Het lezen van de bestanden lukt.' },
    'omgeving/geen-verapdf': { guards: 'Er is een veraPDF om de PDF’s mee te toetsen, als daarom is gevraagd.' },
    'omgeving/verapdf-mislukt': { guards: 'Het toetsen met veraPDF lukt.' },
    'omgeving/gpp-toegang': { guards: 'Het publicatieplatform laat dit programma toe.' },
    'omgeving/gpp-onbereikbaar': {
      guards: 'Het publicatieplatform is te bereiken, over een verbinding die te vertrouwen is.',
    },
    'omgeving/gpp-storing': { guards: 'Het publicatieplatform kan het werk aan.' },
    'omgeving/gpp-antwoord': { guards: 'Op het adres van het publicatieplatform antwoordt een GPP-publicatiebank.' },
    'intern/storing': { guards: 'Het programma zelf werkt zonder storing.', inPublic: 'after-search' },
  },
  { inPublic: 'without-content', about: 'run' },
)
