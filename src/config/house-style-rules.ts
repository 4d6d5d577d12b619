import { defineRules } from '../diagnostics/rule.ts'

/** Rules on a house style. */
export const houseStyleRules = defineRules({
  'huisstijl/onbekend': { guards: 'De huisstijl bestaat.' },
  'huisstijl/buiten-project': { guards: 'Een huisstijl ligt in de map van het project, of komt uit een pakket.' },
  'huisstijl/leeg': { guards: 'In de map van een huisstijl staat een huisstijl.' },
  'huisstijl/bestand-ontbreekt': { guards: 'De bestanden die een huisstijl noemt, bestaan.' },
  'huisstijl/buiten-map': { guards: 'De bestanden van een huisstijl liggen in de map van die huisstijl.' },
  'huisstijl/import': { severity: 'warning', guards: 'De opmaak van een huisstijl haalt geen andere opmaak binnen.' },
  'huisstijl/logo': { guards: 'Het logo is een SVG, PNG of JPEG die kan worden afgedrukt.' },
  'huisstijl/contrast': { guards: 'Letters zijn donker genoeg op hun achtergrond: 4,5 : 1 (WCAG 2.1, 1.4.3).' },
  'huisstijl/kleur': { severity: 'warning', guards: 'Van elke kleur is het contrast na te rekenen.' },
  'huisstijl/variabele': { guards: 'Elke variabele en elk token in de opmaak van een huisstijl bestaat.' },
  'huisstijl/deelsjabloon': { guards: 'Een deelsjabloon van een huisstijl heet als een deelsjabloon dat bestaat.' },
  'huisstijl/lettertype': { guards: 'Het lettertype dat een huisstijl kiest, zit bij de huisstijl.' },
  'huisstijl/lettertype-pakket': {
    severity: 'info',
    guards: 'Het lettertype dat de tokens uit een npm-pakket noemen, zit bij de huisstijl.',
  },
  'huisstijl/lettertypebestand': { guards: 'Een lettertype mag en kan in een PDF worden opgenomen.' },
  'huisstijl/lettersnede': {
    severity: 'warning',
    guards: 'Een lettertype heeft een gewone, een cursieve, een vette en een vette cursieve letter.',
  },
  'huisstijl/buiten-blad': { guards: 'Op het proefblad van een huisstijl staat alle tekst op het blad.' },
  'huisstijl/over-elkaar': { guards: 'Op het proefblad van een huisstijl staat geen tekst over andere tekst.' },
  'huisstijl/afgesneden': { guards: 'Op het proefblad van een huisstijl is geen tekst afgesneden of bedekt.' },
  'huisstijl/te-klein': { guards: 'Op het proefblad van een huisstijl is de lopende tekst ten minste 9,5 punt.' },
  'huisstijl/te-licht': {
    guards:
      'Op het proefblad van een huisstijl is alle tekst te lezen: 4,5 : 1, en grote tekst 3 : 1 (WCAG 2.1, 1.4.3).',
  },
})
