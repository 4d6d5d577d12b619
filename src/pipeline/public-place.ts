import { resolve } from 'node:path'
import type { Config } from '../config/config.ts'
import { outputName } from '../output/output-name.ts'
import type { PublicPlace } from '../publication/earlier-public.ts'
import { publicEdition } from '../publication/edition-policy.ts'
import type { BuildContext } from './context.ts'
import type { Work } from './work.ts'

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
