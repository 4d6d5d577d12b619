import { join } from 'node:path'
import type { NotPublic } from '../document/edition.ts'
import type { ProposalFacts } from '../output/proposal-facts.ts'
import type { BuildReport } from '../pipeline/build-report.ts'
import type { BuildContext, Context } from '../pipeline/context.ts'
import type { EditionPolicy } from '../publication/policy/edition-policy.ts'
import { keptFromPublic } from '../publication/policy/point-policy.ts'
import type { MeetingTerms } from '../publication/policy/publication-policy.ts'
import type { SearchedTexts } from '../publication/redact/for-edition.ts'
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
  /** Name of its folder in the folder of the agenda: `02-01-parkeren-centrum`. */
  readonly map: string
  readonly folder: string
  readonly facts: ProposalFacts
  readonly files: readonly MadeFile[]
  /** Of one that this run judged: what the search of the meeting's own files compares. */
  readonly searched?: SearchedTexts | undefined
}

/** Folder name of each proposal by its path, with the number of its point (`02-01` for 2.1): the same in every edition. */
export function proposalFolders(agenda: Pick<Agenda, 'rubrieken'>): ReadonlyMap<string, string> {
  const points = pointsOf(agenda)
  // Equally long, so that folders are in the order of the agenda.
  const digits = Math.max(2, ...points.flatMap(({ nummer }) => nummer.split('.').map((part) => part.length)))
  const numberOf = ({ nummer }: Punt) => nummer.split('.').map((part) => part.padStart(digits, '0'))
  return new Map(
    points.flatMap((punt) =>
      punt.voorstel ? [[punt.voorstel.path, [...numberOf(punt), punt.voorstel.naam].join('-')]] : [],
    ),
  )
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
    const { folder, facts, made: files, taken } = made
    return { punt, made: { map, folder, facts, files, searched: taken?.searched } }
  })
}

/** Absolute path of a file of a proposal. */
export function fileOf({ folder }: MadeProposal, path: string): string {
  return join(folder, path)
}

type StatedPoint = Pick<Punt, 'nummer' | 'voorstel' | 'status' | 'embargo' | 'decidedOn'>

/** What an agenda states about a proposal, by the path of the proposal. */
export function statedIn(points: readonly StatedPoint[]): Context['termsOn'] {
  const known = new Map(points.map((punt) => [punt.voorstel?.path, punt]))
  return (source) => {
    const { nummer: punt, status, embargo, decidedOn } = known.get(source) ?? {}
    return { status, embargo, punt, decidedOn }
  }
}

/** What a meeting states about the proposals on its agenda, and why it keeps them from the public, by the path of their source. */
export function termsIn(
  points: readonly StatedPoint[],
  { publication }: Pick<BuildContext, 'publication'>,
): (source: string) => MeetingTerms | undefined {
  const known = new Map(points.flatMap((punt) => (punt.voorstel ? [[punt.voorstel.path, punt]] : [])))
  return (source) => {
    const punt = known.get(source)
    if (punt === undefined) return undefined
    const { nummer, status, embargo, decidedOn } = punt
    return { kept: keptFromPublic(punt, publication), status, embargo, punt: nummer, decidedOn }
  }
}
