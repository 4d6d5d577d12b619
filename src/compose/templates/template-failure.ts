import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Kind } from '../../forms/kind.ts'
import { templateRules } from './template-rules.ts'

/** Every name has been checked before; what is left is a template that calls itself without end. */
export function templateFailure(error: unknown, kind: Kind): Diagnostic {
  return diagnostic({
    rule: templateRules['sjabloon/mislukt'],
    file: `${kind.mapnaam}/document.hbs`,
    reason: `Het sjabloon van de soort ${kind.soort} is niet af te drukken: ${error instanceof Error ? error.message : String(error)}.`,
    advice: 'Kijk of een deelsjabloon zichzelf gebruikt zonder ooit te stoppen.',
  })
}
