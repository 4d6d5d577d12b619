import { defineRules } from '../diagnostics/rule.ts'

/** Rules on `soort.yaml` and its template. */
export const kindRules = defineRules({
  'soort/bestand-ontbreekt': { guards: 'Een soort document heeft een soort.yaml en een document.hbs.' },
  'soort/buiten-project': { guards: 'De bestanden van een eigen soort liggen in de map van het project.' },
  'soort/basis': { guards: 'Een soort bouwt voort op een andere soort die bestaat.' },
  'soort/dubbel': { guards: 'Een veld of onderdeel staat één keer in soort.yaml.' },
  'soort/verwijzing': { guards: 'Elke naam in soort.yaml wijst naar iets dat bestaat.' },
  'soort/type': { guards: 'Een eigen veld heeft een type, en een bekend veld niet nog een.' },
})

/** Rules on the value of a field; other values are a matter of `yaml/verkeerd-type`. */
export const fieldRules = defineRules(
  {
    'geheimhouding/grond': { guards: 'Een grond voor geheimhouding staat in de wet.' },
  },
  { revealedBy: 'value' },
)
