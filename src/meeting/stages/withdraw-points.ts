import { existsSync } from 'node:fs'
import { join, sep } from 'node:path'
import { atLevels, type Diagnostic } from '../../diagnostics/diagnostic.ts'
import { earlierIn } from '../../output/write-edition.ts'
import { outputPlaces } from '../../pipeline/earlier-of.ts'
import { proposalSubject, readFront } from '../../pipeline/proposal-front.ts'
import { withdrawOnly } from '../../pipeline/run.ts'
import {
  type About,
  type EarlierPublic,
  heldByOther,
  staying,
  takeAway,
} from '../../publication/earlier/earlier-public.ts'
import { isPoint, livingSource, meetingOf, type Published } from '../../publication/earlier/published.ts'
import { withdraw } from '../../publication/earlier/withdraw.ts'
import { isPublic, keptFromPublic, standingOf } from '../../publication/policy/point-policy.ts'
import { meetingPolicy } from '../../publication/policy/publication-policy.ts'
import { trackFiles } from '../../system/tracked-files.ts'
import { type Agenda, type Punt, pointsOf } from '../agenda.ts'
import { meetingSubject, publicMeetingFolder } from '../meeting-folder.ts'
import { proposalFolders, statedIn, termsIn } from '../meeting-points.ts'
import type { MeetingContext, MeetingWork } from '../meeting-work.ts'
import { presentFolders } from '../stale-folders.ts'

/**
 * Removes public files that may not be public now, before anything is made and whatever the outcome of the run: those of proposals that are
 * not public, wherever they are in this output; in the folder of the meeting also those of points that have left the agenda. The meeting's
 * own files, which may state the same, go with them. A folder that cannot be attributed is reported as an error.
 */
export async function withdrawPoints(work: MeetingWork, context: MeetingContext): Promise<MeetingWork> {
  const { project } = work
  if (project === undefined) return work
  const all: Diagnostic[] = []
  for (const place of outputPlaces(project, context)) {
    const earlier = context.earlier.in(place)
    const meetings = context.earlier.from(meetingSubject(work, context), earlier)
    const known = { ...earlier, meetings, folders: foldersOf(meetings, earlier, work, context) }
    const points = work.agenda ? pointsOf(work.agenda) : pointsBefore(known, context)
    all.push(...inOutput(points, known, work, context))
    if (work.fault !== 'none') all.push(...(await withdrawUnmade(points, context)))
  }
  const found = atLevels(all, project.config.regels)
  return { ...work, withdrawn: found, found: [...work.found, ...found] }
}

/** Earlier public folders, and among them those of this meeting. */
interface EarlierOfMeeting extends EarlierPublic {
  readonly meetings: readonly Published[]
  /** Public folders of this meeting, absolute: those of earlier runs and the one that is made now. */
  readonly folders: readonly string[]
}

/** Without the folder that another document or meeting has (agenda/map-bezet). A run that was killed has left no files of the meeting. */
function foldersOf(
  meetings: readonly Published[],
  { all, place }: EarlierPublic,
  work: MeetingWork,
  context: MeetingContext,
): readonly string[] {
  const own = publicMeetingFolder(work, context)
  const other = all.find((one) => one.folder === own && !meetings.includes(one))
  const isTaken = other !== undefined && (other.soort !== 'agenda' || livingSource(other, place) !== undefined)
  return [...new Set([...meetings.map(({ folder }) => folder), ...(own === undefined || isTaken ? [] : [own])])]
}

function inOutput(
  points: readonly Point[],
  earlier: EarlierOfMeeting,
  work: MeetingWork,
  context: MeetingContext,
): readonly Diagnostic[] {
  const about: About = {
    file: work.agenda?.source.name ?? work.file,
    cwd: context.cwd,
    meeting: work.fault === 'none' ? publicMeetingFolder(work, context) : undefined,
  }
  const found = points.flatMap((punt) =>
    withdrawPoint(punt, earlier, { ...about, place: work.agenda?.at(punt.path) }, context),
  )
  // In an agenda with errors a missing point may not have been read.
  const isWhole = work.agenda !== undefined && work.fault === 'none'
  return [
    ...found,
    ...withdrawTitles(points, earlier, about, context),
    ...(isWhole ? withdrawOthers(work.agenda, earlier, about, context) : []),
  ]
}

type Point = Pick<Punt, 'nummer' | 'titel' | 'voorstel' | 'metVoorstel' | 'status' | 'embargo' | 'path'>

/** Of an agenda that cannot be read: the proposals that it had. */
function pointsBefore(earlier: EarlierOfMeeting, context: MeetingContext): readonly Point[] {
  return earlier.all.flatMap((one) => {
    const path = isHere(one, earlier) ? livingSource(one, earlier.place) : undefined
    return path === undefined
      ? []
      : [{ nummer: '', voorstel: readFront(path, context.nameOf(path), context), metVoorstel: true, path: [] }]
  })
}

/** Removes what proposals may not have in public, secret attachments included, when the meeting is not made: otherwise their own run does. */
async function withdrawUnmade(points: readonly Point[], context: MeetingContext): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = []
  const policy = meetingPolicy(context.publication, termsIn(points, context))
  const shared = { ...context, policy, termsOn: statedIn(points) }
  for (const { voorstel } of points) {
    if (voorstel === undefined) continue
    const { path, file } = voorstel
    const tracked = trackFiles(context.watched)
    const read = context.sources.read(path, file, tracked)
    const { withdrawn } = await withdrawOnly({ file, read, tracked, claim: undefined }, shared)
    found.push(...withdrawn)
  }
  return found
}

/** Removes what a point that is not public has in the output. */
function withdrawPoint(
  punt: Point,
  earlier: EarlierOfMeeting,
  about: About,
  { publication, earlier: runs }: MeetingContext,
): readonly Diagnostic[] {
  const { voorstel } = punt
  if (voorstel === undefined || isPublic(punt, publication)) return []
  const own = runs.from(proposalSubject(voorstel), earlier)
  const standing = standingOf(voorstel, publication)
  // What only this agenda keeps from the public, another one may have published: then only its own folder is certain.
  const isContested = standing === 'public' && own.some((one) => isInOther(one, earlier))
  const isOfOther = (one: Published) =>
    isContested
      ? !isHere(one, earlier)
      : standing === 'unstated' && one.openbaarDoor === 'agenda' && isInOther(one, earlier)
  const left = own.filter(isOfOther)
  if (own.length === 0) runs.suspect()
  return [
    ...takeAway(
      own.filter((one) => !left.includes(one)),
      earlier,
      about,
    ),
    // An agenda that states nothing says nothing of another meeting.
    ...(keptFromPublic(punt, publication) === undefined ? [] : left.map((one) => heldByOther(one, about))),
  ]
}

/** Whether a public folder is in that of another meeting, whose agenda exists. */
function isInOther(published: Published, { all, place, folders }: EarlierOfMeeting): boolean {
  const meeting = meetingOf(published, all)
  return meeting !== undefined && !folders.includes(meeting.folder) && livingSource(meeting, place) !== undefined
}

/**
 * Removes the meeting's own files when they may state the title of a point that is not public now: by its title, whatever its number is, and
 * by its number, which may have another title.
 */
function withdrawTitles(
  points: readonly Point[],
  earlier: EarlierOfMeeting,
  about: About,
  { publication, earlier: runs }: MeetingContext,
): readonly Diagnostic[] {
  const isClosed = (punt: Point) => keptFromPublic(punt, publication) !== undefined
  const closed = points.filter(isClosed)
  const open = new Set(points.flatMap((punt) => (isClosed(punt) ? [] : titleOf(punt))))
  const titles = new Set(closed.flatMap(titleOf).filter((title) => !open.has(title)))
  const bare = closed.filter(({ voorstel }) => voorstel === undefined)
  if (closed.length > 0 && lostMeetings(earlier).some((one) => mayState(one, titles))) runs.suspect()
  const stated = earlier.meetings.filter(({ weggelaten = [], punten = [], files }) => {
    if (files.length === 0) return false
    return bare.some(({ nummer }) => !weggelaten.includes(nummer)) || punten.some((one) => titles.has(lettersOf(one)))
  })
  return takeAway(stated, earlier, about)
}

/** Other meetings with own files whose agenda is gone or unknown: one of them may be this meeting, before its agenda was renamed. */
function lostMeetings({ all, meetings, place }: EarlierOfMeeting): readonly Published[] {
  return all.filter(
    (one) =>
      one.soort === 'agenda' &&
      !meetings.includes(one) &&
      livingSource(one, place) === undefined &&
      one.files.some(({ bestand }) => existsSync(join(one.folder, bestand))),
  )
}

/** Without a record it is unknown which titles a meeting states. */
function mayState({ punten }: Published, titles: ReadonlySet<string>): boolean {
  return punten === undefined || punten.some((one) => titles.has(lettersOf(one)))
}

function titleOf({ titel, voorstel }: Point): readonly string[] {
  const title = lettersOf(titel ?? voorstel?.onderwerp ?? '')
  return title === '' ? [] : [title]
}

/** A title without what can change in it and leave it the same. */
function lettersOf(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Removes what is in the folder of this meeting and belongs to no point that is public now. */
function withdrawOthers(
  agenda: Agenda,
  earlier: EarlierOfMeeting,
  about: About,
  { publication, earlier: runs }: MeetingContext,
): readonly Diagnostic[] {
  const { all, folders } = earlier
  const names = proposalFolders(agenda)
  const open = pointsOf(agenda).flatMap((punt) => (punt.voorstel && isPublic(punt, publication) ? [punt.voorstel] : []))
  // A folder whose proposal only has another number now remains until its new folder is written.
  const belongs = new Set(open.flatMap((front) => runs.from(proposalSubject(front), earlier)))
  const expected = new Set(open.map(({ path }) => names.get(path)))
  const gone = all.filter(
    (one) => isHere(one, earlier) && !belongs.has(one) && !expected.has(one.map.split('/').at(-1)),
  )
  const unknown = folders.flatMap((folder) =>
    presentFolders(folder)
      .map((name) => join(folder, name))
      .filter((place) => !earlierIn(place).isOurs && !all.some((one) => one.folder === place))
      .flatMap((place) => {
        const { left } = withdraw({ folder: place })
        return left.length > 0 ? [staying(place, left, about)] : []
      }),
  )
  return [...takeAway(gone, earlier, about, 'Wat van een voorstel dat niet meer op de agenda staat,'), ...unknown]
}

function isHere(published: Published, { folders }: EarlierOfMeeting): boolean {
  return isPoint(published) && folders.some((folder) => published.folder.startsWith(`${folder}${sep}`))
}
