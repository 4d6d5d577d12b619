import { dirname, resolve } from 'node:path'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { readDocument } from '../../document/read-document.ts'
import { takeAway, takenBy } from '../../publication/earlier/earlier-public.ts'
import {
  asRecordedNow,
  isPoint,
  livingSource,
  meetingOf,
  type Published,
  stillTheirs,
  withManifest,
} from '../../publication/earlier/published.ts'
import { hasClosedAttachment, holdsWithheld, type Withheld, withheldOf } from '../../publication/earlier/withheld.ts'
import { publicEdition } from '../../publication/policy/edition-policy.ts'
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
    const { earlier } = one
    const taken = toTake(one, withheld, context)
    if (mayBeElsewhere(one, withheld, context)) context.earlier.suspect()
    const namesake = namesakeOf(one, withheld)
    return [
      ...takeAway(taken, earlier, about),
      ...(namesake ? [takenBy(namesake.published, namesake.source, about)] : []),
    ]
  })
  const known = { ...work, withheld }
  return found.length === 0 ? known : { ...known, withdrawn: [...work.withdrawn, ...found] }
}

/** Whether a document that is not public may have a public folder that nothing attributes to it. */
export function mayBeElsewhere(
  one: EarlierOfDocument,
  withheld: Withheld,
  context: Pick<BuildContext, 'policy'>,
): boolean {
  return isKept(withheld) && one.own.length === 0 && toTake(one, withheld, context).length === 0
}

/** The public folder with the name of a document that is not public, when it is that of another. */
export function namesakeOf({ own, earlier, folder }: EarlierOfDocument, withheld: Withheld) {
  if (!isKept(withheld)) return undefined
  const published = earlier.all.find((each) => each.folder === folder && !own.includes(each))
  const source = published && livingSource(published, earlier.place)
  return published && source !== undefined ? { published, source } : undefined
}

function isKept({ standing, isMade }: Withheld): boolean {
  return standing !== 'public' && !isMade
}

/** A file that is there and that is no text, such as one in another encoding: nothing of it is known to be public. */
function unreadable(path: string): string | undefined {
  return statOf(path)?.isFile() ? path : undefined
}

/** The public folders that may not stay: those of the document, and those of others that contain what it says may not be public. */
export function toTake(
  one: EarlierOfDocument,
  withheld: Withheld,
  { policy }: Pick<BuildContext, 'policy'>,
): readonly Published[] {
  const { own, earlier } = one
  const { all, place } = earlier
  const dropped = policy.makesPublic ? 'may-stay' : 'closed'
  const taken = own
    .map(withManifest)
    .filter((each) => !mayStay(each, withheld, one) || hasClosedAttachment(each, withheld, place, dropped))
  const holding = all.filter((each) => !own.includes(each) && holdsWithheld(each, withheld, place))
  return [
    ...stillTheirs(taken, place),
    ...asRecordedNow(holding, place).filter((each) => holdsWithheld(each, withheld, place)),
  ]
}

/**
 * Whether a folder of the document may be public. What the document leaves to an agenda holds in the meeting of that agenda only: in the one
 * that is made now, and in one that an existing agenda made public.
 */
function mayStay(
  published: Published,
  { standing, isMade }: Withheld,
  { earlier: { all, place }, folder }: EarlierOfDocument,
): boolean {
  if (standing !== 'unstated' || !isPoint(published)) return standing === 'public'
  if (dirname(published.folder) === dirname(folder)) return isMade
  const meeting = meetingOf(published, all)
  const isAlive = meeting !== undefined && livingSource(meeting, place) !== undefined
  return published.openbaarDoor === 'agenda' && (isMade || isAlive)
}

function withheldIn(work: Work, source: string, context: BuildContext): Withheld {
  const { document, proposal, tracked, project, read } = work
  const root = project?.config.root
  const find = (reference: string) => {
    const found = root === undefined ? undefined : tracked.resolve(root, source, reference)
    return found?.ok ? found.path : undefined
  }
  const attachments = proposal?.attachments ?? []
  const closed = context.closed.get(read.file?.sha256 ?? '')
  const isMade =
    document !== undefined && context.policy.verdictOn({ document, attachments, closed }, publicEdition).type === 'make'
  const readAttached = () =>
    project && read.source && readDocument(read.source, project.kinds, { expect: 'overig' }).document
  const attachment = document ?? readAttached()
  return withheldOf(source, { document, attachment, attachments, isMade }, context.publication, find)
}
