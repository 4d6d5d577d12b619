import { type Diagnostic, diagnostic, severityOf } from '../../diagnostics/diagnostic.ts'
import { isPublic } from '../../publication/policy/point-policy.ts'
import type { PublicationChoice } from '../../publication/policy/publication-policy.ts'
import type { DocumentReport } from '../../report/report.ts'
import { type Agenda, pointsOf } from '../agenda.ts'
import type { MeetingContext, MeetingWork } from '../meeting-work.ts'

/** Removes from the report of a run that makes only public editions what may not be public. */
export async function discloseMeeting(
  work: MeetingWork,
  { policy, publication }: MeetingContext,
): Promise<MeetingWork> {
  if (!policy.isPublicOnly) return work
  const { diagnostics, texts } = discreetAgenda({ diagnostics: work.found }, work.agenda, publication)
  return { ...work, found: diagnostics, texts }
}

/**
 * Findings that a run of public files only may report, since its log may be as public as they are. Lines of the agenda are omitted,
 * and a finding about a point that is not public is reduced to what its rule guards.
 */
function discreetAgenda(
  { diagnostics }: Pick<DocumentReport, 'diagnostics'>,
  agenda: Agenda | undefined,
  choice: Pick<PublicationChoice, 'embargo' | 'sourceDateEpoch'>,
): Pick<DocumentReport, 'diagnostics' | 'texts'> {
  const kept = agenda ? pointsOf(agenda).filter((punt) => !isPublic(punt, choice)) : []
  const places = kept.map(({ path }) => agenda?.at(path))
  const isAbout = ({ place, rule }: Diagnostic) => {
    // In an unreadable agenda it is unknown which points are public.
    if (agenda === undefined) return rule.inPublic !== 'without-content'
    return (
      rule.inPublic === 'violation-only' ||
      rule.inPublic === 'without-place' ||
      (place !== undefined &&
        places.some(
          (within) =>
            within !== undefined && place.start.line >= within.start.line && place.start.line <= within.end.line,
        ))
    )
  }
  const careful = (found: Diagnostic): Diagnostic => {
    if (!isAbout(found)) return found
    const { rule, file, place } = found
    return diagnostic({
      rule,
      file,
      severity: severityOf(found),
      place,
      reason: rule.violation,
      advice: 'Wat er precies staat, leest u in de editie intern: het gaat over een punt dat niet openbaar is.',
    })
  }
  return { diagnostics: diagnostics.map(careful), texts: new Map() }
}
