import { atLevels, hasErrors } from '../diagnostics/diagnostic.ts'
import { failure } from '../pipeline/findings.ts'
import { eventsOf } from '../pipeline/print-job.ts'
import { notUpdated } from '../publication/earlier-public.ts'
import type { EditionPolicy } from '../publication/edition-policy.ts'
import { keptFromPublic } from '../publication/point-policy.ts'
import { cachedParts } from './cached-parts.ts'
import { meetingFolder, publicMeetingFolder } from './meeting-folder.ts'
import { type PointState, pointStates, proposalFolders } from './meeting-points.ts'
import {
  type MeetingContext,
  type MeetingEditionWork,
  type MeetingStage,
  type MeetingWork,
  runMeeting,
} from './meeting-work.ts'
import { earlierFolders } from './stale-folders.ts'

/** Makes the meeting's own documents in every edition, in sequence. */
export async function makeMeetingEditions(
  work: MeetingWork,
  stages: readonly MeetingStage<MeetingEditionWork>[],
  context: MeetingContext,
): Promise<MeetingWork> {
  const editions: MeetingEditionWork[] = []
  const done = (cause?: unknown): MeetingWork => {
    const found = [...work.found, ...editions.flatMap((one) => one.found)]
    const all = cause === undefined ? found : [...found, failure(work.file, cause)]
    const known = { ...work, editions, found: [...all, ...outdated({ ...work, editions }, context)] }
    return cause === undefined ? known : { ...known, outcome: 'mislukt', cause }
  }
  try {
    for (const edition of context.policy.editions) {
      context.signal?.throwIfAborted()
      // No public file is written beside files that could not be withdrawn.
      if (edition.isPublic && hasErrors(work.withdrawn)) continue
      const start = await startEdition(work, edition, context)
      if (start) editions.push(await runMeeting(stages, start, context))
    }
    return done()
  } catch (cause) {
    context.signal?.throwIfAborted()
    return done(cause)
  }
}

/** Reports an earlier public edition when none was made now. */
function outdated(work: MeetingWork, context: MeetingContext) {
  const isMade = work.editions.some(({ edition, made }) => edition.isPublic && made.length > 0)
  const folder = publicMeetingFolder(work, context)
  if (isMade || folder === undefined) return []
  return atLevels(notUpdated(folder, { file: work.file, cwd: context.cwd }), work.project?.config.regels ?? new Map())
}

async function startEdition(
  work: MeetingWork,
  edition: EditionPolicy,
  context: MeetingContext,
): Promise<MeetingEditionWork | undefined> {
  const { agenda, project, proposals } = work
  if (agenda === undefined || project?.houseStyle === undefined || proposals === undefined) return undefined
  const cached = context.reuse && (await cachedParts(context.reuse, edition.edition))
  const points = pointStates(agenda, edition, proposals, (punt) => keptFromPublic(punt, context.publication))
  const folder = meetingFolder(agenda, project, context, edition.edition)
  const parts = cached ?? context.parts
  return {
    ...work,
    found: [],
    agenda,
    setting: {
      agenda,
      project,
      context,
      houseStyle: project.houseStyle,
      print: { ...context, parts, emit: eventsOf(edition, context) },
      searches: cached,
    },
    edition,
    folder,
    points,
    folders: foldersOf(points, proposalFolders(agenda), folder),
    outputs: [],
    isReused: true,
    browser: '',
    made: [],
  }
}

/** Folders that belong to an edition: those made now, and those made earlier that could not be made now. */
function foldersOf(
  points: readonly PointState[],
  names: ReadonlyMap<string, string>,
  folder: string,
): readonly string[] {
  const earlier = earlierFolders(folder)
  return points.flatMap(({ punt, kept, made }) => {
    const name = made?.map ?? names.get(punt.voorstel?.path ?? '')
    return name !== undefined && kept === undefined && (made || earlier.includes(name)) ? [name] : []
  })
}
