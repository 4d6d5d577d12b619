import { atLevels, hasErrors } from '../../diagnostics/diagnostic.ts'
import { notUpdated } from '../../publication/earlier-public.ts'
import type { BuildContext } from '../context.ts'
import type { Work } from '../work.ts'
import { publicPlaceOf } from './withdraw.ts'

/** Reports an earlier public edition that was removed, could not be removed, or is out of date because none was made now. */
export async function reportEarlier(work: Work, context: BuildContext): Promise<Work> {
  const place = publicPlaceOf(work, context)
  if (place === undefined) return work
  const isMade = work.editions.some(({ edition, made }) => edition.isPublic && made.length > 0)
  const about = { file: work.file, cwd: context.cwd }
  // Findings of stage `withdraw` are not repeated.
  const earlier = work.withdrawn.length > 0 || isMade ? work.withdrawn : notUpdated(place.folder, about)
  const levelled = atLevels(earlier, place.config.regels)
  const isStuck = work.outcome === 'gemaakt' && hasErrors(levelled)
  return {
    ...work,
    ...(isStuck ? { outcome: 'fouten' } : {}),
    diagnostics: [...work.diagnostics, ...levelled],
  }
}
