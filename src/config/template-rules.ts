import { defineRules } from '../diagnostics/rule.ts'

/** Rules on templates. */
export const templateRules = defineRules({
  'sjabloon/schrijffout': { guards: 'Een sjabloon is goed geschreven.' },
  'sjabloon/mislukt': { guards: 'Een sjabloon kan worden afgedrukt.' },
  'sjabloon/niet-ondersteund': { guards: 'Een sjabloon gebruikt alleen wat hier kan.' },
  'sjabloon/onveilig': { guards: 'Een sjabloon drukt geen tekst af zonder die veilig te maken.' },
  'sjabloon/onbekende-naam': {
    guards: 'Elke naam in een sjabloon bestaat; van een andere zou niets worden afgedrukt.',
  },
  'sjabloon/onbekend-woord': { guards: 'Elk woord en elk blok in een sjabloon bestaat.' },
  'sjabloon/onbekend-deelsjabloon': { guards: 'Elk deelsjabloon dat een sjabloon gebruikt, bestaat.' },
  'sjabloon/aantal-waarden': { guards: 'Achter een woord in een sjabloon staan zoveel waarden als erbij horen.' },
  'sjabloon/geen-lijst': { guards: 'Achter #each staat een lijst.' },
  'sjabloon/geen-waarde': { guards: 'Wat een sjabloon afdrukt, is een waarde en geen lijst of groep.' },
})
