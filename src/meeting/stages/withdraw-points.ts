import { join, relative } from 'node:path'
import { atLevels, type Diagnostic } from '../../diagnostics/diagnostic.ts'
import { earlierIn } from '../../output/write-edition.ts'
import type { Project } from '../../pipeline/project.ts'
import { reportWithdrawal, staying } from '../../publication/earlier-public.ts'
import { isPublic } from '../../publication/point-policy.ts'
import { withdraw } from '../../publication/withdraw.ts'
import { type Agenda, type Punt, pointsOf } from '../agenda.ts'
import { publicMeetingFolder } from '../meeting-folder.ts'
import { proposalFolders } from '../meeting-points.ts'
import type { MeetingContext, MeetingWork } from '../meeting-work.ts'
import { otherAgenda } from '../prepare-meeting.ts'
import type { ProposalFront } from '../proposal-front.ts'
import { presentFolders } from '../stale-folders.ts'

/**
 * Removes files that may not be public from a meeting's public folder, before anything is made and whatever the outcome of the run:
 * those of points that may not be public now or have left the agenda, and then the meeting's own files, which may state the same.
 * A folder that cannot be attributed is reported as an error.
 */
export async function withdrawPoints(work: MeetingWork, context: MeetingContext): Promise<MeetingWork> {
  const folder = publicMeetingFolder(work, context)
  if (folder === undefined || work.agenda === undefined || work.project === undefined) return work
  const known = { ...work, agenda: work.agenda, project: work.project }
  const found = atLevels(withdrawn(folder, known, context), work.project.config.regels)
  return { ...work, withdrawn: found, found: [...work.found, ...found] }
}

/** In an agenda with errors only points that it states to be not public are removed: a missing point may not have been read. */
function withdrawn(
  folder: string,
  { agenda, project: { config }, fault }: MeetingWork & { readonly agenda: Agenda; readonly project: Project },
  { publication, cwd }: MeetingContext,
): readonly Diagnostic[] {
  const { soort, inputs } = earlierIn(folder)
  // agenda/map-bezet reports a folder of another document. Another agenda may have published what this one may not publish.
  if (soort !== undefined && (soort !== 'agenda' || otherAgenda(inputs, agenda, { config }) !== undefined)) return []
  const points = pointsOf(agenda).flatMap(({ voorstel, ...punt }) => (voorstel ? [{ ...punt, voorstel }] : []))
  const isKept = (punt: Punt) => !isPublic(punt, publication)
  const names = proposalFolders(agenda)
  const open = points.filter((punt) => !isKept(punt)).map(({ voorstel }) => voorstel)
  const belongs = new Set(open.map(({ path }) => names.get(path)))
  const found: Diagnostic[] = []
  for (const name of presentFolders(folder)) {
    const place = join(folder, name)
    const isFrom = (front: ProposalFront) => comesFrom(front, { name, place }, config.root)
    const punt = points.find((one) => isKept(one) && isFrom(one.voorstel))
    if (punt === undefined && (belongs.has(name) || fault !== 'none')) continue
    // A folder whose proposal only has another number now remains until its new folder is written.
    if (punt === undefined && earlierIn(place).isOurs && open.some(isFrom)) continue
    found.push(...takeAway({ place, folder, punt }, agenda, cwd))
  }
  return found
}

/** Removes the folder of a proposal together with the meeting's own files. */
function takeAway(
  { place, folder, punt }: { readonly place: string; readonly folder: string; readonly punt: Punt | undefined },
  agenda: Agenda,
  cwd: string,
): readonly Diagnostic[] {
  const about = { file: agenda.source.name, cwd }
  if (!earlierIn(place).isOurs) {
    const { left } = withdraw(place)
    return left.length > 0 ? [staying(place, left, about)] : []
  }
  withdraw(folder)
  const own = earlierIn(folder)
  const what = punt ? 'Wat hiervan' : 'Wat van een voorstel dat niet meer op de agenda staat,'
  return [
    ...(own.isOurs ? [staying(folder, own.paths, about)] : []),
    ...reportWithdrawal(withdraw(place), place, { ...about, place: punt && agenda.at(punt.path) }, what),
  ]
}

/** Whether a folder contains the output of this proposal: by the source in its manifest, else by the folder name without its number. */
function comesFrom(
  { path, naam }: ProposalFront,
  { name, place }: { readonly name: string; readonly place: string },
  root: string,
): boolean {
  const { inputs } = earlierIn(place)
  const proposals = inputs.filter((input) => /\.(md|markdown)$/i.test(input))
  const own = relative(root, path).replaceAll('\\', '/')
  return proposals.length > 0 ? proposals.includes(own) : name.replace(/^\d+-/, '') === naam
}
