import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { dutchDate } from '../forms/dutch-date.ts'
import type { NotPublic } from '../pipeline/edition-report.ts'
import type { Prepared } from '../pipeline/prepare.ts'
import { editionRules } from '../rules/edition-rules.ts'
import { embargoEnds } from './embargo.ts'

export interface PublicationRequest {
  readonly embargo?: 'respect' | 'ignore'
  /** Seconds since 1970; default now. */
  readonly sourceDateEpoch?: number | undefined
}

interface Refusal {
  readonly why: NotPublic
  readonly finding: Diagnostic
}

/** What stands in the way of any public edition: a proposal that is not public itself, or an embargo that has not ended. */
export function refusalOf(prepared: Prepared, request: PublicationRequest): Refusal | undefined {
  const { document } = prepared
  const { status, embargo, geheimhouding } = document.data
  const secret = (geheimhouding ?? []).findIndex(({ op }) => op === 'voorstel')
  if (status === 'geheim' || status === 'besloten' || secret >= 0) {
    const why = status === 'besloten' && secret < 0 ? 'besloten' : 'geheim'
    return {
      why,
      finding: diagnostic({
        rule: editionRules['editie/niet-openbaar'],
        file: document.source.name,
        place: secret >= 0 ? document.at(['geheimhouding', secret]) : document.at(['status']),
        reason: `Dit voorstel is ${why}: er is geen openbare editie van.`,
        advice: 'Maak alleen de edities intern en raad: --edition intern,raad.',
      }),
    }
  }
  const now = request.sourceDateEpoch === undefined ? Date.now() : request.sourceDateEpoch * 1000
  if (embargo === undefined || request.embargo === 'ignore' || embargoEnds(embargo) <= now) return undefined
  return {
    why: 'embargo',
    finding: diagnostic({
      rule: editionRules['editie/embargo'],
      file: document.source.name,
      place: document.at(['embargo']),
      reason: `Op dit voorstel rust embargo tot ${dutchDate(embargo)}.`,
      advice: 'Maak de openbare editie daarna. Moet zij er eerder zijn, geef dan --ignore-embargo.',
    }),
  }
}
