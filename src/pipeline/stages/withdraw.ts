import { resolve } from 'node:path'
import type { Config } from '../../config/config.ts'
import { outputName } from '../../output/output-name.ts'
import { type PublicPlace, withdrawSecret } from '../../publication/earlier-public.ts'
import { publicEdition } from '../../publication/edition-policy.ts'
import type { BuildContext } from '../context.ts'
import type { Work } from '../work.ts'

/** Removes the earlier public edition of what may no longer be public, before anything is made and whatever becomes of the run. */
export async function withdraw(work: Work, context: BuildContext): Promise<Work> {
  const { proposal, claim, file } = work
  const place = publicPlaceOf(work, context)
  // A document whose name another one has as well does not know whose public folder that is.
  if (proposal === undefined || place === undefined || (claim?.others.length ?? 0) > 0) return work
  return { ...work, withdrawn: withdrawSecret(place, proposal, context.policy, { file, cwd: context.cwd }) }
}

/**
 * The folder of a document's public edition, when the run makes public editions. Of a file that could not be read it follows from the
 * name of the file. Undefined where it cannot be known: with errors in the config, or of a file that does not exist in a meeting.
 */
export function publicPlaceOf(
  work: Work,
  context: BuildContext,
): (PublicPlace & { readonly config: Config }) | undefined {
  if (!context.policy.makesPublic || work.outcome === 'configuratie') return undefined
  const { placement } = context
  const path = work.read.source?.path
  if (path === undefined && placement.documentFolder === undefined) return undefined
  const source = path ?? resolve(context.cwd, work.file)
  const { config } = context.projectOf(source)
  const name = work.proposal?.name ?? outputName(source, undefined)
  return { folder: placement.folder({ source, name }, config, publicEdition.edition), root: config.root, config }
}
