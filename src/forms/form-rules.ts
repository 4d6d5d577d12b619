import { defineRules } from '../diagnostics/rule.ts'

/** Rules on `soort.yaml` and its template. */
export const kindRules = defineRules(
  {
    'soort/bestand-ontbreekt': {
      severity: 'error',
      guards: 'Een soort document heeft een soort.yaml en een document.hbs.',
    },
    'soort/basis': { severity: 'error', guards: 'Een soort bouwt voort op een andere soort die bestaat.' },
    'soort/dubbel': { severity: 'error', guards: 'Een veld of onderdeel staat één keer in soort.yaml.' },
    'soort/type': { severity: 'error', guards: 'Een eigen veld heeft een type, en een bekend veld niet nog een.' },
  },
  { softening: 'never' },
)

/** Rules on the value of a field; other values are a matter of `yaml/verkeerd-type`. */
export const fieldRules = defineRules(
  {
    'geheimhouding/grond': {
      severity: 'error',
      softening: 'never',
      guards: 'Een grond voor geheimhouding staat in de wet.',
    },
  },
  { revealedBy: 'value' },
)
