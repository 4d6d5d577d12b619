import { defineRules } from '../diagnostics/rule.ts'

/** Rules on a house style. */
export const houseStyleRules = defineRules(
  {
    'huisstijl/onbekend': { severity: 'error', guards: 'De huisstijl bestaat.' },
    'huisstijl/leeg': { severity: 'error', guards: 'In de map van een huisstijl staat een huisstijl.' },
    'huisstijl/bestand-ontbreekt': { severity: 'error', guards: 'De bestanden die een huisstijl noemt, bestaan.' },
    'huisstijl/buiten-map': {
      severity: 'error',
      guards: 'De bestanden van een huisstijl liggen in de map van die huisstijl.',
    },
    'huisstijl/logo': { severity: 'error', guards: 'Het logo is een SVG, PNG of JPEG die kan worden afgedrukt.' },
    'huisstijl/contrast': {
      severity: 'error',
      guards: 'Letters zijn donker genoeg op hun achtergrond: 4,5 : 1 (WCAG 2.1, 1.4.3).',
    },
    'huisstijl/kleur': {
      severity: 'warning',
      softening: 'allowed',
      guards: 'Van elke kleur is het contrast na te rekenen.',
    },
    'huisstijl/lettertype': {
      severity: 'info',
      softening: 'allowed',
      guards: 'Het lettertype van een huisstijl zit bij de huisstijl.',
    },
  },
  { softening: 'never' },
)

/** Rules on templates. */
export const templateRules = defineRules(
  {
    'sjabloon/schrijffout': { severity: 'error', guards: 'Een sjabloon is goed geschreven.' },
    'sjabloon/mislukt': { severity: 'error', guards: 'Een sjabloon kan worden afgedrukt.' },
    'sjabloon/niet-ondersteund': { severity: 'error', guards: 'Een sjabloon gebruikt alleen wat hier kan.' },
    'sjabloon/onveilig': { severity: 'error', guards: 'Een sjabloon drukt geen tekst af zonder die veilig te maken.' },
    'sjabloon/onbekende-naam': {
      severity: 'error',
      guards: 'Elke naam in een sjabloon bestaat; van een andere zou niets worden afgedrukt.',
    },
    'sjabloon/onbekend-woord': { severity: 'error', guards: 'Elk woord en elk blok in een sjabloon bestaat.' },
    'sjabloon/onbekend-deelsjabloon': {
      severity: 'error',
      guards: 'Elk deelsjabloon dat een sjabloon gebruikt, bestaat.',
    },
    'sjabloon/aantal-waarden': {
      severity: 'error',
      guards: 'Achter een woord in een sjabloon staan zoveel waarden als erbij horen.',
    },
    'sjabloon/geen-lijst': { severity: 'error', guards: 'Achter #each staat een lijst.' },
    'sjabloon/geen-waarde': {
      severity: 'error',
      guards: 'Wat een sjabloon afdrukt, is een waarde en geen lijst of groep.',
    },
  },
  { softening: 'never' },
)

/** Rules on single characters. */
export const characterRules = defineRules({
  'tekst/teken': { severity: 'error', guards: 'Elk teken staat in een van de lettertypen.' },
  'tekst/stuurteken': { severity: 'warning', guards: 'In de tekst staan geen stuurtekens.' },
})
