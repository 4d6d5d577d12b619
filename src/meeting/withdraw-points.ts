import { join, relative } from 'node:path'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { atLevels } from '../diagnostics/levels.ts'
import { earlierIn } from '../output/write-edition.ts'
import type { Workplace } from '../pipeline/desk.ts'
import { staying, tellWithdrawal } from '../publication/earlier-public.ts'
import type { PublicationRequest } from '../publication/may-be-public.ts'
import { withdraw } from '../publication/withdraw.ts'
import { type Agenda, type Punt, pointsOf } from './agenda.ts'
import { otherAgenda } from './prepare-meeting.ts'
import { keptFromPublic, type ProposalFront } from './proposal-front.ts'
import { standingFolders } from './stale-folders.ts'
import { proposalFolders } from './standing.ts'

/** The public folder of a meeting as earlier runs left it. */
interface PublicFolder {
  readonly folder: string
  readonly cwd: string
  /** Of an agenda with errors only what it says is secret is believed: a point that seems gone may not have been read. */
  readonly fault: 'none' | 'config' | 'agenda'
}

/**
 * Takes what may not be public out of a meeting's public folder before anything is made, so that it is gone whatever becomes of the run:
 * the files of points that are kept from the public now, or have left the agenda, and with them the meeting's own files, which may say
 * the same. What nobody can place is told: an error.
 */
export function withdrawPoints(
  agenda: Agenda,
  { config }: Workplace,
  request: Pick<PublicationRequest, 'embargo' | 'sourceDateEpoch'>,
  { folder, cwd, fault }: PublicFolder,
): readonly Diagnostic[] {
  const { soort, inputs } = earlierIn(folder)
  // Somebody else's: agenda/map-bezet says so. What this agenda keeps from the public, another one may have published.
  if (soort !== undefined && (soort !== 'agenda' || otherAgenda(inputs, agenda, { config }) !== undefined)) return []
  const points = pointsOf(agenda).flatMap(({ voorstel, ...punt }) => (voorstel ? [{ ...punt, voorstel }] : []))
  const isKept = (punt: Punt) => keptFromPublic(punt, punt.voorstel, request) !== undefined
  const names = proposalFolders(agenda)
  const open = points.filter((punt) => !isKept(punt)).map(({ voorstel }) => voorstel)
  const belongs = new Set(open.map(({ path }) => names.get(path)))
  const found: Diagnostic[] = []
  for (const name of standingFolders(folder)) {
    const place = join(folder, name)
    const isFrom = (front: ProposalFront) => comesFrom(front, name, place, config.root)
    const punt = points.find((one) => isKept(one) && isFrom(one.voorstel))
    if (punt === undefined && (belongs.has(name) || fault !== 'none')) continue
    // One that only has another number now stays until its new folder is there.
    if (punt === undefined && earlierIn(place).isOurs && open.some(isFrom)) continue
    found.push(...takeAway(place, folder, punt, agenda, cwd))
  }
  return atLevels(found, config.regels)
}

/** The folder of a proposal goes, and the meeting's own files with it. */
function takeAway(place: string, folder: string, punt: Punt | undefined, agenda: Agenda, cwd: string) {
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
    ...tellWithdrawal(withdraw(place), place, { ...about, place: punt && agenda.at(punt.path) }, what),
  ]
}

/** Whether a folder holds what was made of this proposal: its manifest says of which file, and its name ends on the same name. */
function comesFrom({ path, naam }: ProposalFront, name: string, place: string, root: string): boolean {
  const { inputs } = earlierIn(place)
  const proposals = inputs.filter((input) => /\.(md|markdown)$/i.test(input))
  const own = relative(root, path).replaceAll('\\', '/')
  return proposals.length > 0 ? proposals.includes(own) : name.replace(/^\d+-/, '') === naam
}
