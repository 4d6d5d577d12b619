import type { Source } from '../document/document.ts'
import type { Status } from '../document/edition.ts'
import type { ProposalFront } from '../pipeline/proposal-front.ts'
import type { FileRead } from '../system/read-whole.ts'
import type { Locate, Path } from '../yaml/yaml-value.ts'
import type { AgendaValues } from './agenda-schema.ts'
import type { Uitkomst } from './outcomes.ts'

/** One point of the agenda. */
export interface Punt {
  /** `2.3`, or `1` for a point without a heading. */
  readonly nummer: string
  readonly titel?: string | undefined
  /** The proposal, when the point has one and it was found. */
  readonly voorstel?: ProposalFront | undefined
  /** Whether the agenda names a proposal here, found or not. */
  readonly metVoorstel: boolean
  readonly besluit?: Uitkomst | undefined
  /** ISO date of the meeting, when it adopted the proposal. */
  readonly decidedOn?: string | undefined
  readonly toelichting?: string | undefined
  readonly embargo?: string | undefined
  readonly status?: Status | undefined
  /** Path of the point in the file. */
  readonly path: Path
}

/** A heading with points under it, or a single point (then without a title). */
export interface Rubriek {
  readonly nummer: string
  /** Absent for a single point. */
  readonly titel?: string
  /** Decided outside the meeting, by all members of the college. */
  readonly buitenvergadering: boolean
  readonly punten: readonly Punt[]
  readonly path: Path
}

/** A meeting as read: the values of the file, and its points with their numbers. */
export interface Agenda {
  readonly source: Source
  readonly file?: FileRead
  /** Name of its folder in the output. */
  readonly naam: string
  readonly waarden: Omit<AgendaValues, 'vergadering' | 'datum'> & {
    readonly vergadering: string
    readonly datum: string
  }
  readonly rubrieken: readonly Rubriek[]
  readonly at: Locate
}

/** All points in the order of the agenda. */
export function pointsOf({ rubrieken }: Pick<Agenda, 'rubrieken'>): readonly Punt[] {
  return rubrieken.flatMap(({ punten }) => punten)
}

/** What identifies a meeting when its agenda has been moved. */
export function meetingTitle({ waarden: { vergadering, nummer, datum } }: Pick<Agenda, 'waarden'>): string {
  return [vergadering, nummer, datum].filter((part) => part !== undefined).join(' ')
}
