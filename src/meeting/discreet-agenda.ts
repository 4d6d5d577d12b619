import { type Diagnostic, diagnostic, severityOf, withSeverity } from '../diagnostics/diagnostic.ts'
import type { PublicationRequest } from '../publication/may-be-public.ts'
import type { DocumentReport } from '../report/report.ts'
import { type Agenda, type Punt, pointsOf } from './agenda.ts'
import { keptFromPublic } from './proposal-front.ts'

/**
 * What may be reported of a run that makes public files only: its log may be as public as they are. Lines of the agenda are not
 * shown, and a message about a point that is not public is reduced to what its rule guards.
 */
export function discreetAgenda(
  { diagnostics }: Pick<DocumentReport, 'diagnostics'>,
  agenda: Agenda | undefined,
  request: Pick<PublicationRequest, 'embargo' | 'sourceDateEpoch'>,
): Pick<DocumentReport, 'diagnostics' | 'texts'> {
  const kept = agenda ? pointsOf(agenda).filter((punt) => isKept(punt, request)) : []
  const places = kept.map(({ path }) => agenda?.at(path))
  const isAbout = ({ place, rule }: Diagnostic) => {
    // Which points of an unreadable agenda are public is not known.
    if (agenda === undefined) return rule.inPublic !== 'without-content'
    return (
      rule.inPublic === 'guards-only' ||
      (place !== undefined &&
        'start' in place &&
        places.some(
          (within) =>
            within !== undefined && place.start.line >= within.start.line && place.start.line <= within.end.line,
        ))
    )
  }
  const careful = (found: Diagnostic): Diagnostic => {
    if (!isAbout(found)) return found
    const { rule, file, place } = found
    const plain = diagnostic({
      rule,
      file,
      ...(place && 'start' in place ? { place } : {}),
      reason: rule.guards,
      advice:
        'Meer staat hier niet, omdat het over een punt gaat dat niet openbaar is. Maak de editie intern om het te lezen.',
    })
    return withSeverity(plain, severityOf(found))
  }
  return { diagnostics: diagnostics.map(careful), texts: new Map() }
}

/** A proposal that cannot be found may be anything. */
function isKept(punt: Punt, request: Pick<PublicationRequest, 'embargo' | 'sourceDateEpoch'>): boolean {
  if (punt.metVoorstel && punt.voorstel === undefined) return true
  return keptFromPublic(punt, punt.voorstel, request) !== undefined
}
