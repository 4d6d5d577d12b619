import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { runRules } from '../rules/output-rules.ts'
import { EnvironmentError } from '../system/environment-error.ts'

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
