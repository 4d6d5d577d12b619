import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { outputRules, runRules } from '../rules/output-rules.ts'
import { EnvironmentError } from '../system/environment-error.ts'
import type { NamesTwice } from './claimed-names.ts'

/** Documents that would overwrite each other: told of both, and neither is made. */
export function collision(file: string, twice: NamesTwice): readonly Diagnostic[] {
  const found = twice.get(file)
  if (found === undefined) return []
  return [
    diagnostic({
      rule: outputRules['uitvoer/zelfde-naam'],
      file,
      place: found.place,
      reason: `Dit document krijgt in de uitvoer de naam ${found.name}, net als ${found.others.join(' en ')}.`,
      advice: 'Geef een van de documenten in de voormatter een eigen naam, bijvoorbeeld naam: parkeren-2026.',
    }),
  ]
}

/** At the edge of a document an exception becomes a message about it, and the other documents go on. */
export function failure(file: string, error: unknown): Diagnostic {
  if (error instanceof EnvironmentError) {
    return diagnostic({
      rule: runRules[`omgeving/${error.code}`],
      file,
      reason: error.reason,
      advice: error.advice,
    })
  }
  return diagnostic({
    rule: runRules['intern/storing'],
    file,
    reason: `Er ging iets mis in het programma zelf: ${error instanceof Error ? error.message : String(error)}.`,
    advice: 'Meld dit bij de beheerder. Met --debug ziet u de technische toedracht.',
  })
}
