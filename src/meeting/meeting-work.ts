import { atLevels, type Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Output } from '../output/manifest.ts'
import type { EditionFiles } from '../output/write-edition.ts'
import type { BuildReport } from '../pipeline/build-report.ts'
import type { BuildContext, ContextChoice } from '../pipeline/context.ts'
import type { Project } from '../pipeline/project.ts'
import type { EditionPolicy } from '../publication/policy/edition-policy.ts'
import type { DocumentReport, MadeFile } from '../report/report.ts'
import type { Agenda } from './agenda.ts'
import type { PointState } from './meeting-points.ts'
import type { MeetingSetting } from './print-documents.ts'

/** A meeting in progress. Stages return a new value and never change one. */
export interface MeetingWork {
  /** Path of `agenda.yaml`, verbatim. */
  readonly file: string
  /** Absent when the file contains no complete agenda. */
  readonly agenda?: Agenda | undefined
  /** Set by stage `readMeeting`. */
  readonly project?: Project
  /** Source of the errors that prevent a meeting: the config or the agenda. */
  readonly fault: 'none' | 'config' | 'agenda'
  /** The text of the agenda by its name, for code frames. */
  readonly texts: ReadonlyMap<string, string>
  /** All findings, in the order in which they are reported. */
  readonly found: readonly Diagnostic[]
  /** Findings about earlier public files. */
  readonly withdrawn: readonly Diagnostic[]
  /** Results of the proposals. */
  readonly proposals?: BuildReport
  /** Editions that were finished. */
  readonly editions: readonly MeetingEditionWork[]
  /** Set when no further stage changes the meeting, except reporting. */
  readonly outcome?: DocumentReport['outcome']
  /** Exception that caused `mislukt`. */
  readonly cause?: unknown
}

/** One edition of a meeting in progress. Values are empty until a stage sets them. */
export interface MeetingEditionWork extends MeetingWork {
  readonly agenda: Agenda
  readonly setting: MeetingSetting
  readonly edition: EditionPolicy
  /** Absolute folder of the files of this edition. */
  readonly folder: string
  /** Every point in this edition. */
  readonly points: readonly PointState[]
  /** Folders of proposals that belong to it, made now or before. */
  readonly folders: readonly string[]
  readonly outputs: readonly Output[]
  /** True when nothing had to be printed: all files are from an earlier run. */
  readonly isReused: boolean
  /** Version of the browser; empty when nothing was printed. */
  readonly browser: string
  readonly files?: EditionFiles
  readonly made: readonly MadeFile[]
}

/** Choices of a run about the meeting itself. */
export interface MeetingContext extends BuildContext {
  /** Choices with which the context was opened. */
  readonly choice: ContextChoice
  /** `concept`: the decision list has the decisions known so far and is marked on every page. */
  readonly decisions: 'complete' | 'concept'
  /** Output folder that overrides that of the config. */
  readonly out?: string | undefined
  /** Number of documents in parallel, 1 or more. */
  readonly jobs: number
}

/** One stage of a meeting. */
export type MeetingStage<State extends MeetingWork> = (state: State, context: MeetingContext) => Promise<State>

/**
 * Runs stages in order until one changes the outcome. Findings of a stage get the levels of the config at its end.
 * As in `runStages`, an abort does not interrupt the list.
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
