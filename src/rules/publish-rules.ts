import { defineRules } from '../diagnostics/rule.ts'

/** Rules on what leaves the output, with `publish`. */
export const publishRules = defineRules(
  {
    'publicatie/instelling': { guards: 'De instellingen zeggen waar gepubliceerd wordt, en door wie.' },
    'publicatie/bron-onbekend': { guards: 'Van wat gepubliceerd wordt, is bekend waaruit het is gemaakt.' },
    'publicatie/niet-gemaakt': {
      guards: 'Gepubliceerd wordt een openbare editie die er is, en die klopt met de bronnen.',
    },
    'publicatie/vreemd': { guards: 'Gepubliceerd wordt alleen wat dit programma zelf heeft gemaakt.' },
    'publicatie/doelmap': { guards: 'In de map waarin gepubliceerd wordt, houdt elk stuk zijn adres.' },
    'publicatie/vreemd-bestand': {
      severity: 'warning',
      guards: 'In de map waarin gepubliceerd wordt, staat alleen wat dit programma daar zette.',
    },
    'publicatie/ingetrokken': {
      severity: 'warning',
      shown: 'always',
      guards: 'U weet wat er is ingetrokken.',
    },
    'publicatie/aanmelden': {
      severity: 'info',
      shown: 'always',
      guards: 'De Woo-index kan vinden wat gepubliceerd is.',
    },
  },
  { inPublic: 'without-content', about: 'run', advice: 'own' },
)
