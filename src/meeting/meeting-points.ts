import { join } from 'node:path'
import type { NotPublic } from '../document/edition.ts'
import type { ProposalFacts } from '../output/proposal-facts.ts'
import type { BuildReport } from '../pipeline/build-report.ts'
import type { Context } from '../pipeline/context.ts'
import type { EditionPolicy } from '../publication/edition-policy.ts'
import type { MadeFile } from '../report/report.ts'
import { type Agenda, type Punt, pointsOf } from './agenda.ts'

/** A point in one edition. */
export interface PointState {
  readonly punt: Punt
  /** Why this edition hides the point. */
  readonly kept?: NotPublic
  /** Its proposal, when this edition has it. */
  readonly made?: MadeProposal
}

export interface MadeProposal {
  /** Name of its folder in the folder of the agenda: `03-parkeren-centrum`. */
  readonly map: string
  readonly folder: string
  readonly facts: ProposalFacts
  readonly files: readonly MadeFile[]
}

/** Folder name of each proposal by its path: numbered in agenda order, the same in every edition. */
export function proposalFolders(agenda: Agenda): ReadonlyMap<string, string> {
  const fronts = pointsOf(agenda).flatMap(({ voorstel }) => (voorstel ? [voorstel] : []))
  const digits = Math.max(2, String(fronts.length).length)
  return new Map(fronts.map(({ path, naam }, index) => [path, `${String(index + 1).padStart(digits, '0')}-${naam}`]))
}

/**
 * State of every point in an edition, in agenda order.
 *
 * @param reasonOf why a point may not be public, according to the agenda and its front matter
 */
export function pointStates(
  agenda: Agenda,
  edition: EditionPolicy,
  built: BuildReport,
  reasonOf: (punt: Punt) => NotPublic | undefined,
): readonly PointState[] {
  const folders = proposalFolders(agenda)
  const byFile = new Map(built.documents.map((document) => [document.file, document]))
  return pointsOf(agenda).map((punt): PointState => {
    const kept = edition.withholdsPoints ? reasonOf(punt) : undefined
    const { voorstel } = punt
    if (kept !== undefined) return { punt, kept }
    const made = byFile.get(voorstel?.file ?? '')?.editions.find((one) => one.edition === edition.edition)
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

/** What an agenda states about who may read a proposal, by the path of the proposal. */
export function termsIn(agenda: Agenda): Context['termsOn'] {
  const points = new Map(pointsOf(agenda).map((punt) => [punt.voorstel?.path, punt]))
  return (source) => ({ status: points.get(source)?.status, embargo: points.get(source)?.embargo })
}
