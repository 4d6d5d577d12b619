import { defineRules } from '../../diagnostics/rule.ts'

/** Rules on single characters. */
export const characterRules = defineRules({
  'tekst/teken': { severity: 'error', guards: 'Elk teken staat in een van de lettertypen.' },
  'tekst/stuurteken': { severity: 'warning', guards: 'In de tekst staan geen stuurtekens.' },
})
