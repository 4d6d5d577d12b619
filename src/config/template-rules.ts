import { defineRules } from '../diagnostics/rule.ts'

/** Rules on templates. */
export const templateRules = defineRules({
  'sjabloon/schrijffout': { severity: 'error', softening: 'never', guards: 'Een sjabloon is goed geschreven.' },
  'sjabloon/mislukt': { severity: 'error', softening: 'never', guards: 'Een sjabloon kan worden afgedrukt.' },
  'sjabloon/niet-ondersteund': {
    severity: 'error',
    softening: 'never',
    guards: 'Een sjabloon gebruikt alleen wat hier kan.',
  },
  'sjabloon/onveilig': {
    severity: 'error',
    softening: 'never',
    guards: 'Een sjabloon drukt geen tekst af zonder die veilig te maken.',
  },
  'sjabloon/onbekende-naam': {
    severity: 'error',
    softening: 'never',
    guards: 'Elke naam in een sjabloon bestaat; van een andere zou niets worden afgedrukt.',
  },
  'sjabloon/onbekend-woord': {
    severity: 'error',
    softening: 'never',
    guards: 'Elk woord en elk blok in een sjabloon bestaat.',
  },
  'sjabloon/onbekend-deelsjabloon': {
    severity: 'error',
    softening: 'never',
    guards: 'Elk deelsjabloon dat een sjabloon gebruikt, bestaat.',
  },
  'sjabloon/aantal-waarden': {
    severity: 'error',
    softening: 'never',
    guards: 'Achter een woord in een sjabloon staan zoveel waarden als erbij horen.',
  },
  'sjabloon/geen-lijst': { severity: 'error', softening: 'never', guards: 'Achter #each staat een lijst.' },
  'sjabloon/geen-waarde': {
    severity: 'error',
    softening: 'never',
    guards: 'Wat een sjabloon afdrukt, is een waarde en geen lijst of groep.',
  },
})
