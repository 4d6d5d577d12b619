import { join } from 'node:path'
import type { Edition } from '../document/edition.ts'
import type { BuildReport, NotPublic, ProposalFacts } from '../pipeline/edition-report.ts'
import type { MadeFile } from '../report/report.ts'
import { type Agenda, type Punt, pointsOf } from './agenda.ts'

/** What became of a point in one edition. */
export interface PointStanding {
  readonly punt: Punt
  /** Why this edition does not say what it is. */
  readonly kept?: NotPublic
  /** Its proposal, where this edition has it. */
  readonly made?: MadeProposal
}

export interface MadeProposal {
  /** Name of its folder in that of the agenda: `03-parkeren-centrum`. */
  readonly map: string
  readonly folder: string
  readonly facts: ProposalFacts
  readonly files: readonly MadeFile[]
}

/** Folder of each proposal by its path: numbered in the order of the agenda, the same in every edition. */
export function proposalFolders(agenda: Agenda): ReadonlyMap<string, string> {
  const fronts = pointsOf(agenda).flatMap(({ voorstel }) => (voorstel ? [voorstel] : []))
  const digits = Math.max(2, String(fronts.length).length)
  return new Map(fronts.map(({ path, naam }, index) => [path, `${String(index + 1).padStart(digits, '0')}-${naam}`]))
}

/**
 * Every point as it stands in an edition, in the order of the agenda.
 *
 * @param reasonOf why a point is kept from the public, as the agenda and its front matter say
 */
export function standingsOf(
  agenda: Agenda,
  edition: Edition,
  built: BuildReport,
  reasonOf: (punt: Punt) => NotPublic | undefined,
): readonly PointStanding[] {
  const folders = proposalFolders(agenda)
  const byFile = new Map(built.documents.map((document) => [document.file, document]))
  return pointsOf(agenda).map((punt): PointStanding => {
    const kept = edition === 'openbaar' ? reasonOf(punt) : undefined
    const { voorstel } = punt
    if (kept !== undefined) return { punt, kept }
    const made = byFile.get(voorstel?.file ?? '')?.editions.find((one) => one.edition === edition)
    if (voorstel === undefined || made === undefined) return { punt }
    if (made.leftOut !== undefined) return { punt, kept: made.leftOut }
    const map = folders.get(voorstel.path)
    if (made.facts === undefined || made.folder === undefined || map === undefined) return { punt }
    return { punt, made: { map, folder: made.folder, facts: made.facts, files: made.made } }
  })
}

/** Absolute path of a file of a proposal. */
export function fileOf({ folder }: MadeProposal, path: string): string {
  return join(folder, path)
}
