import { atLevels, type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts'
import { discreet } from '../../publication/discreet.ts'
import { notUpdated, takeAway } from '../../publication/earlier/earlier-public.ts'
import { isPoint, stillTheirs } from '../../publication/earlier/published.ts'
import type { BuildContext } from '../context.ts'
import { earlierOf } from '../earlier-of.ts'
import type { Work } from '../work.ts'

/**
 * Reports earlier public files that were removed or could not be removed. When the public edition has been made, removes what earlier runs
 * made under another name; otherwise reports what is out of date.
 */
export async function reportEarlier(work: Work, context: BuildContext): Promise<Work> {
  const earlier = [...work.withdrawn, ...aboutOthers(work, context)]
  if (earlier.length === 0) return work
  // The file may be in no project that could be read.
  const levelled = atLevels(earlier, work.project?.config.regels ?? new Map())
  const isStuck = work.outcome === 'gemaakt' && hasErrors(levelled)
  const { policy } = context
  // They name folders that were public, also of a proposal that is not public now.
  const shown =
    policy.isPublicOnly && work.proposal
      ? discreet({ diagnostics: levelled, texts: work.texts }, work.proposal, 'public')
      : undefined
  return {
    ...work,
    ...(isStuck ? { outcome: 'fouten' } : {}),
    diagnostics: [...work.diagnostics, ...(shown?.diagnostics ?? levelled)],
  }
}

function aboutOthers(work: Work, context: BuildContext): readonly Diagnostic[] {
  const { policy, placement, cwd } = context
  if (!policy.makesPublic) return []
  const about = { file: work.file, cwd }
  const isMade = work.editions.some(({ edition, made }) => edition.isPublic && made.length > 0)
  const isInMeeting = placement.documentFolder === undefined
  return earlierOf(work, context).flatMap(({ earlier, own, folder }): readonly Diagnostic[] => {
    const elsewhere = own.filter((one) => !isPoint(one) && one.folder !== folder)
    const others = stillTheirs(elsewhere, earlier.place)
    if (isMade) return isInMeeting ? [] : takeAway(others, earlier, about, 'Wat hiervan onder een andere naam')
    // Findings of stage `withdraw` are not repeated.
    if (work.withdrawn.length > 0) return []
    const folders = new Set([folder, ...(isInMeeting ? [] : others.map((one) => one.folder))])
    return [...folders].flatMap((each) => notUpdated(each, about))
  })
}
