import { defineRules } from '../diagnostics/rule.ts'

/** Rules on the contents of an edition. */
export const editionRules = defineRules(
  {
    'editie/niet-openbaar': { guards: 'Van een voorstel dat geheim of besloten is, komt geen openbare editie.' },
    'editie/status-ontbreekt': { guards: 'Een openbare editie komt er alleen van wat met zoveel woorden openbaar is.' },
    'editie/embargo': { guards: 'Een openbare editie komt er pas als het embargo voorbij is.' },
    'editie/lek': { guards: 'Wat een openbare editie weglaat, staat nergens in haar bestanden.' },
    'editie/elders-gesloten': {
      severity: 'warning',
      guards: 'Een bestand dat bij één document niet openbaar is, is het in dezelfde opdracht nergens.',
    },
    'editie/weggehaald': {
      severity: 'warning',
      guards: 'Wat niet openbaar mag zijn, staat ook niet van een eerdere keer in de openbare editie.',
      about: 'earlier-output',
    },
    'editie/blijft-staan': {
      guards: 'In een openbare map staat niets wat niemand kan thuisbrengen.',
      about: 'earlier-output',
    },
    'editie/zonder-bron': {
      severity: 'warning',
      guards: 'Van elke openbare map is bekend uit welk document zij is gemaakt.',
      about: 'earlier-output',
    },
    'editie/niet-bijgewerkt': {
      severity: 'warning',
      guards: 'Een openbare editie is van nu, en niet van een eerdere keer.',
      about: 'earlier-output',
    },
    'bijlagen/sporen': {
      severity: 'warning',
      guards: 'Een openbare PDF van een ander vertelt niet meer dan op de bladzijden te zien is.',
      scope: 'public-pages',
      inPublic: 'after-search',
    },
    'bijlagen/schoongemaakt': {
      severity: 'info',
      guards: 'U weet wat er uit een openbare PDF van een ander is gehaald.',
      scope: 'public-pages',
      inPublic: 'after-search',
    },
    'bijlagen/verborgen': {
      guards: 'In een openbare PDF van een ander is niets verborgen of half gelakt.',
      inPublic: 'after-search',
    },
    'afbeeldingen/verborgen': {
      guards: 'In een tekening (SVG) van een openbare editie staat geen tekst die niemand ziet.',
      scope: 'public-pages',
      inPublic: 'after-search',
    },
    'bijlagen/niet-aan-te-passen': {
      guards: 'Een PDF van een ander kan worden aangepast waar een editie dat vraagt.',
      inPublic: 'after-search',
    },
    'editie/niet-doorzocht': { guards: 'Van een openbare PDF kan alle tekst worden doorzocht.' },
  },
  { inPublic: 'without-content' },
)
