import { atLevels, hasErrors } from '../diagnostics/diagnostic.ts'
import { type CheckRequest, type CheckServices, checkProposals } from '../pipeline/check.ts'
import { openContext } from '../pipeline/context.ts'
import { failure } from '../pipeline/findings.ts'
import { defaultEditions } from '../pipeline/open-build.ts'
import type { DocumentReport } from '../report/report.ts'
import { pointsOf } from './agenda.ts'
import { checkBundle } from './check-bundle.ts'
import { statedIn } from './meeting-points.ts'
import { meetingLevels, openDecisions, prepareMeeting } from './prepare-meeting.ts'
import { readAgenda } from './read-agenda.ts'
import { repairAgenda } from './repair-agenda.ts'

/** Reports of the agenda and of its proposals in agenda order; only of the agenda when it is unreadable or the config has errors. */
export async function checkMeeting(
  file: string,
  request: CheckRequest,
  services: CheckServices & { readonly agendas?: readonly string[] },
): Promise<readonly DocumentReport[]> {
  const { signal } = services
  signal?.throwIfAborted()
  const start = performance.now()
  const about = (outcome: Omit<DocumentReport, 'file' | 'made' | 'duration'>): DocumentReport => {
    return { ...outcome, file, made: [], duration: performance.now() - start }
  }
  try {
    const context = openContext(request, { signal })
    const repairs = request.repair === 'files' ? await repairAgenda(file, context) : undefined
    const others = (services.agendas ?? []).filter((other) => other !== file)
    const named = others.flatMap((other) => readAgenda(other, context).agenda ?? [])
    const { agenda, project, fault, diagnostics, texts } = prepareMeeting(
      { file, editions: defaultEditions, named },
      context,
    )
    const found = [
      ...(repairs?.diagnostics ?? []),
      ...diagnostics,
      ...(agenda && fault === 'none'
        ? atLevels([...openDecisions(agenda), ...(await checkBundle(agenda, project, context))], project.config.regels)
        : []),
    ]
    const outcome = fault === 'config' ? 'configuratie' : fault === 'none' && !hasErrors(found) ? 'gemaakt' : 'fouten'
    const repaired = repairs ? { repaired: repairs.repaired } : {}
    const own = about({ outcome, diagnostics: found, texts, ...repaired })
    if (agenda === undefined || fault === 'config') return [own]
    const files = pointsOf(agenda).flatMap(({ voorstel }) => voorstel?.file ?? [])
    const { part: _part, ...whole } = request
    const proposals = await checkProposals(
      { ...whole, files, levels: meetingLevels, termsOn: statedIn(pointsOf(agenda)), names: 'apart' },
      services,
    )
    return [own, ...proposals.documents]
  } catch (cause) {
    signal?.throwIfAborted()
    return [about({ outcome: 'mislukt', diagnostics: [failure(file, cause)], texts: new Map(), cause })]
  }
}
