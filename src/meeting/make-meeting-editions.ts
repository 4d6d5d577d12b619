import { basename, dirname } from 'node:path'
import { atLevels, hasErrors } from '../diagnostics/diagnostic.ts'
import { outputPlaces } from '../pipeline/earlier-of.ts'
import { failure } from '../pipeline/findings.ts'
import { eventsOf } from '../pipeline/print-job.ts'
import { proposalSubject } from '../pipeline/proposal-front.ts'
import { notUpdated, takeAway } from '../publication/earlier/earlier-public.ts'
import { stillTheirs } from '../publication/earlier/published.ts'
import type { EditionPolicy } from '../publication/policy/edition-policy.ts'
import { keptFromPublic } from '../publication/policy/point-policy.ts'
import { cachedParts } from './cached-parts.ts'
import { meetingFolder, meetingSubject, publicMeetingFolder } from './meeting-folder.ts'
import { type PointState, pointStates, proposalFolders } from './meeting-points.ts'
import {
  type MeetingContext,
  type MeetingEditionWork,
  type MeetingStage,
  type MeetingWork,
  runMeeting,
} from './meeting-work.ts'
import { earlierFolders } from './stale-folders.ts'
import { typesetAgenda } from './typeset-agenda.ts'

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

/** Removes what earlier runs made of a meeting that was moved or renamed; when none was made now, reports what is out of date. */
function outdated(work: MeetingWork, context: MeetingContext) {
  const folder = publicMeetingFolder(work, context)
  if (!context.policy.makesPublic || folder === undefined || work.project === undefined) return []
  const isMade = work.editions.some(({ edition, made }) => edition.isPublic && made.length > 0)
  // Of a proposal that could not be made, the earlier files may be the only ones.
  const isWhole = work.proposals?.documents.every(({ outcome }) => outcome === 'gemaakt') ?? false
  const about = { file: work.file, cwd: context.cwd, meeting: folder }
  const found = outputPlaces(work.project, context).flatMap((place) => {
    const earlier = context.earlier.in(place)
    const own = context.earlier.from(meetingSubject(work, context), earlier)
    const elsewhere = own.filter((one) => one.folder !== folder)
    const others = stillTheirs(elsewhere, place)
    if (!isMade || !isWhole)
      return [...(isMade ? [] : [folder]), ...others.map((one) => one.folder)].flatMap((each) =>
        notUpdated(each, about),
      )
    const points = earlier.all.filter((one) => others.some(({ map }) => one.map.startsWith(`${map}/`)))
    return takeAway([...others, ...points], earlier, about, 'Wat hiervan onder een andere naam')
  })
  return atLevels(found, work.project.config.regels)
}

async function startEdition(
  work: MeetingWork,
  edition: EditionPolicy,
  context: MeetingContext,
): Promise<MeetingEditionWork | undefined> {
  const { project, proposals } = work
  if (work.agenda === undefined || project?.houseStyle === undefined || proposals === undefined) return undefined
  const agenda = project.config.typografie ? typesetAgenda(work.agenda) : work.agenda
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
      houseStyle: project.houseStyle,
      print: { ...context, parts, emit: eventsOf(edition, context) },
      searches: cached,
    },
    edition,
    folder,
    points,
    folders: foldersOf(points, folder, work, context),
    outputs: [],
    isReused: true,
    browser: '',
    made: [],
  }
}

/** Folders that belong to an edition: those made now, and those made earlier, maybe under another name, that could not be made now. */
function foldersOf(
  points: readonly PointState[],
  folder: string,
  work: MeetingWork,
  context: MeetingContext,
): readonly string[] {
  const { agenda, project } = work
  if (agenda === undefined || project === undefined) return []
  const present = earlierFolders(folder)
  const names = proposalFolders(agenda)
  const published = outputPlaces(project, context).map(context.earlier.in)
  return points.flatMap(({ punt: { voorstel }, kept, made }) => {
    if (voorstel === undefined || kept !== undefined) return []
    if (made !== undefined) return [made.map]
    const own = published.flatMap((earlier) => context.earlier.from(proposalSubject(voorstel), earlier))
    const before = own.flatMap((one) => (dirname(one.folder) === folder ? [basename(one.folder)] : []))
    return [...new Set([names.get(voorstel.path) ?? '', ...before])].filter((name) => present.includes(name))
  })
}
