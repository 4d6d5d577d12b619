import { atLevels, type Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Output } from '../output/manifest.ts'
import type { EditionFiles } from '../output/write-edition.ts'
import type { BuildReport } from '../pipeline/build-report.ts'
import type { BuildContext, ContextChoice } from '../pipeline/context.ts'
import type { Project } from '../pipeline/project.ts'
import type { EditionPolicy } from '../publication/edition-policy.ts'
import type { PublicationChoice } from '../publication/publication-policy.ts'
import type { DocumentReport, MadeFile } from '../report/report.ts'
import type { Agenda } from './agenda.ts'
import type { PointState } from './meeting-points.ts'
import type { MeetingSetting } from './print-documents.ts'

/** A meeting in progress. Stages return a new value and never change one. */
export interface MeetingWork {
  /** `agenda.yaml`, as the user typed it. */
  readonly file: string
  /** Absent when there is nothing to make a meeting of. */
  readonly agenda?: Agenda | undefined
  /** Known from `readMeeting` on. */
  readonly project?: Project
  /** Whose error it is when no meeting can be made: the config's or the agenda's. */
  readonly fault: 'none' | 'config' | 'agenda'
  /** The text of the agenda by its name, for code frames. */
  readonly texts: ReadonlyMap<string, string>
  /** Everything found, in the order in which it is reported. */
  readonly found: readonly Diagnostic[]
  /** What happened to earlier public files. */
  readonly withdrawn: readonly Diagnostic[]
  /** What became of the proposals. */
  readonly proposals?: BuildReport
  /** The editions that were finished. */
  readonly editions: readonly MeetingEditionWork[]
  /** Set when nothing more is done with the meeting, except reporting. */
  readonly outcome?: DocumentReport['outcome']
  /** The exception behind `mislukt`. */
  readonly cause?: unknown
}

/** One edition of a meeting in progress. Until a stage fills them, values are empty. */
export interface MeetingEditionWork extends MeetingWork {
  readonly agenda: Agenda
  readonly setting: MeetingSetting
  readonly edition: EditionPolicy
  /** Absolute: where the files of this edition go. */
  readonly folder: string
  /** Every point as this edition has it. */
  readonly points: readonly PointState[]
  /** Folders of proposals that belong to it, made now or before. */
  readonly folders: readonly string[]
  readonly outputs: readonly Output[]
  /** Nothing had to be printed: everything is as an earlier run made it. */
  readonly isReused: boolean
  /** Version of the browser; empty when nothing was printed. */
  readonly browser: string
  readonly files?: EditionFiles
  readonly made: readonly MadeFile[]
}

/** What a run states about the meeting itself. */
export interface MeetingContext extends BuildContext {
  /** What the context was opened with. */
  readonly choice: ContextChoice
  readonly publication: PublicationChoice
  /** `concept`: a decision list is made as far as it goes, marked on every page. */
  readonly decisions: 'complete' | 'concept'
  /** Folder for the output instead of that of the config. */
  readonly out?: string | undefined
  /** Documents at a time, 1 or more. */
  readonly jobs: number
}

/** One step of making a meeting. */
export type MeetingStage<State extends MeetingWork> = (state: State, context: MeetingContext) => Promise<State>

/**
 * Runs stages in order, until one changes the outcome. What a stage finds gets the levels of the config at its end.
 * As for a document, a list is never interrupted between its stages.
 */
export async function runMeeting<State extends MeetingWork>(
  stages: readonly MeetingStage<State>[],
  start: State,
  context: MeetingContext,
): Promise<State> {
  let work = start
  for (const stage of stages) {
    const next = await stage(work, context)
    const { project, found } = next
    work =
      project === undefined || found === work.found ? next : { ...next, found: atLevels(found, project.config.regels) }
    if (work.outcome !== start.outcome) break
  }
  return work
}
