import { defineRules } from '../diagnostics/rule.ts'

/** What to do without settings. */
export const beginProject = 'Maak er een met: collegevoorstel init'

/** Rules on `collegevoorstel.yaml`. */
export const configRules = defineRules(
  {
    'configuratie/ontbreekt': {
      severity: 'info',
      shown: 'always',
      guards: 'Een project heeft een collegevoorstel.yaml.',
      together: {
        cause: 'run',
        reason: ([reason = '']) => reason,
        advice: beginProject,
      },
    },
    'configuratie/buiten-project': { guards: 'De instellingen van een project liggen in de map van het project.' },
    'configuratie/onbekende-regel': {
      severity: 'warning',
      guards: 'Bij regels staan alleen regels die bestaan.',
    },
    'configuratie/vaste-regel': { guards: 'Een regel die bewaakt dat er niets wegvalt, staat niet zachter of uit.' },
  },
  { inPublic: 'without-content' },
)
