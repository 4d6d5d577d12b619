import { defineRules } from '../diagnostics/rule.ts'

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
