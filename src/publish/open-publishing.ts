import { resolve } from 'node:path'
import { atLevels, type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import { dayOf } from '../forms/dutch-date.ts'
import { openMeeting } from '../meeting/make-agenda.ts'
import type { MeetingContext } from '../meeting/meeting-work.ts'
import { ownPlacement } from '../output/placement.ts'
import { type OutputPlace, outputPlace } from '../output/source-key.ts'
import type { BuildServices } from '../pipeline/open-build.ts'
import type { Project } from '../pipeline/project.ts'
import { unseenRuns } from '../publication/earlier/earlier-runs.ts'
import type { DocumentReport, Report } from '../report/report.ts'
import { findSource, type PublishedFrom } from './find-source.ts'

/** Request for one publication, whatever receives it. */
export interface PublishRequest {
  /** An agenda, a proposal or a folder of the output, verbatim, relative to `cwd`. */
  readonly file: string
  /** Absolute. */
  readonly cwd: string
  /** Config file to use instead of the one found upward from the source. */
  readonly config?: string | undefined
  /** Folder of the output; default as in the config. */
  readonly out?: string | undefined
  readonly strictness: 'lenient' | 'strict'
  /** Number of documents in parallel, 1 or more. */
  readonly jobs: number
  /** Time of the run, in seconds since 1970 (SOURCE_DATE_EPOCH); default the clock. */
  readonly sourceDateEpoch?: number | undefined
  /** `dry`: changes nothing, and states what a real run changes. */
  readonly run: 'real' | 'dry'
}

export type PublishServices = Pick<BuildServices, 'printer' | 'signal' | 'onEvent'>

/** What is published, with the project that it belongs to. */
export interface Publishing {
  readonly from: PublishedFrom
  readonly context: MeetingContext
  readonly project: Project
  readonly place: OutputPlace
  /** `2026-12-01T09:00:00Z` */
  readonly now: string
  /** ISO date in the Netherlands. */
  readonly today: string
}

/** Finds the source and its project; or the findings that prevent it. */
export function openPublishing(request: PublishRequest, services: PublishServices): Publishing | readonly Diagnostic[] {
  const { cwd, run, sourceDateEpoch } = request
  const from = findSource(request.file, cwd)
  if ('ruleId' in from) return [from]
  const opened = openMeeting(
    {
      ...request,
      file: from.file,
      out: request.out ?? from.out,
      editions: ['openbaar'],
      embargo: 'respect',
      html: 'discard',
    },
    services,
  )
  const context = run === 'dry' ? { ...opened, earlier: unseenRuns() } : opened
  const project = context.projectOf(resolve(cwd, from.file))
  const { config, diagnostics } = project
  const levelled = atLevels(diagnostics, config.regels)
  if (hasErrors(levelled)) return levelled
  const moment = sourceDateEpoch === undefined ? new Date() : new Date(sourceDateEpoch * 1000)
  return {
    from,
    context,
    project,
    place: outputPlace(ownPlacement({ cwd, out: request.out ?? from.out }).outputFolder(config), config.root),
    now: `${moment.toISOString().slice(0, 19)}Z`,
    today: dayOf(moment),
  }
}

/** How a publication ended before anything was changed. */
export type End = readonly [diagnostics: readonly Diagnostic[], outcome: DocumentReport['outcome'], cause?: unknown]

/** @param begun milliseconds, as `performance.now()` gives them */
export function endedReport(file: string, begun: number, [diagnostics, outcome, cause]: End): Report {
  const duration = performance.now() - begun
  const ending = { file, outcome, diagnostics, made: [], duration, texts: new Map() }
  return { documents: [{ ...ending, ...(cause === undefined ? {} : { cause }) }] }
}
