import { resolve } from 'node:path'
import type { Config } from '../../config/config.ts'
import { outputName } from '../../output/output-name.ts'
import { type PublicPlace, withdrawSecret } from '../../publication/earlier-public.ts'
import { publicEdition } from '../../publication/edition-policy.ts'
import type { BuildContext } from '../context.ts'
import type { Work } from '../work.ts'

/** Removes an earlier public edition that may no longer be public, before anything is made and whatever the outcome of the run. */
export async function withdraw(work: Work, context: BuildContext): Promise<Work> {
  const { proposal, claim, file } = work
  const place = publicPlaceOf(work, context)
  // When names collide, it is unknown to which document the public folder belongs.
  if (proposal === undefined || place === undefined || (claim?.others.length ?? 0) > 0) return work
  return { ...work, withdrawn: withdrawSecret(place, proposal, context.policy, { file, cwd: context.cwd }) }
}

/**
 * Folder of a document's public edition, when the run makes public editions. For an unreadable file it derives from the file name.
 * Undefined when it is unknown: the config has errors, or, in a meeting, the file is unreadable.
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
