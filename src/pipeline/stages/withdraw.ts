import { resolve } from 'node:path'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { takeAway, takenBy } from '../../publication/earlier-public.ts'
import { publicationPolicy } from '../../publication/publication-policy.ts'
import { livingSource, type Published, withManifest } from '../../publication/published.ts'
import { hasClosedAttachment, holdsWithheld, type Withheld, withheldOf } from '../../publication/withheld.ts'
import { statOf } from '../../system/stat-of.ts'
import type { BuildContext } from '../context.ts'
import { type EarlierOfDocument, earlierOf } from '../earlier-of.ts'
import type { Work } from '../work.ts'

/**
 * Removes public files of earlier runs that the document, by its own statement, may not have there now, under whatever name and in whatever
 * meeting of this output. Comes before everything that can fail, and again when the attachments have been read.
 */
export async function withdraw(work: Work, context: BuildContext): Promise<Work> {
  const path = work.read.source?.path ?? unreadable(resolve(context.cwd, work.file))
  if (path === undefined) return work
  const withheld = withheldIn(work, path, context)
  // Attachments that have been read have not changed anything.
  if (JSON.stringify(withheld) === JSON.stringify(work.withheld)) return work
  const about = { file: work.file, cwd: context.cwd }
  const found = earlierOf(work, context).flatMap((one): readonly Diagnostic[] => {
    const { earlier, own, folder } = one
    const taken = toTake(one, withheld, context)
    if (withheld.isWhole && taken.length === 0) context.earlier.suspect()
    const namesake = withheld.isWhole
      ? earlier.all.find((each) => each.folder === folder && !own.includes(each))
      : undefined
    const other = namesake && livingSource(namesake, earlier.place)
    return [
      ...takeAway(taken, earlier, about),
      ...(namesake && other !== undefined ? [takenBy(namesake, other, about)] : []),
    ]
  })
  const known = { ...work, withheld }
  return found.length === 0 ? known : { ...known, withdrawn: [...work.withdrawn, ...found] }
}

/** A file that is there and that is no text, such as one in another encoding: nothing of it is known to be public. */
function unreadable(path: string): string | undefined {
  return statOf(path)?.isFile() ? path : undefined
}

/** The public folders that may not stay: those of the document, and those of others that contain an attachment of it that is secret. */
export function toTake(
  { earlier: { all, place }, own }: EarlierOfDocument,
  withheld: Withheld,
  { policy }: Pick<BuildContext, 'policy'>,
): readonly Published[] {
  const files = own.map(withManifest)
  const dropped = policy.makesPublic ? 'may-stay' : 'closed'
  const taken = withheld.isWhole ? files : files.filter((one) => hasClosedAttachment(one, withheld, place, dropped))
  return [...taken, ...all.filter((one) => !own.includes(one) && holdsWithheld(one, withheld, place))]
}

/**
 * The statement of the document itself. An agenda that is stricter is so in its meeting only, which withdraws by itself; one that makes the
 * document public is followed. It does not change while attachments are read.
 */
function withheldIn(
  { document, proposal, withheld, tracked, project }: Work,
  source: string,
  context: BuildContext,
): Withheld {
  const policies = [publicationPolicy(context.publication), context.policy]
  const root = project?.config.root
  const find = (reference: string) => {
    const found = root === undefined ? undefined : tracked.resolve(root, source, reference)
    return found?.ok ? found.path : undefined
  }
  const now = withheldOf(source, { document, attachments: proposal?.attachments ?? [] }, policies, find)
  return withheld === undefined ? now : { ...now, isWhole: withheld.isWhole }
}
