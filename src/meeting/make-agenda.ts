import { hasErrors } from '../diagnostics/diagnostic.ts'
import type { BuildReport, BuiltDocument } from '../pipeline/build-report.ts'
import { failure } from '../pipeline/findings.ts'
import { type BuildRequest, type BuildServices, openBuild } from '../pipeline/open-build.ts'
import { reportUnattributed } from '../pipeline/report-unattributed.ts'
import { makeMeetingEditions } from './make-meeting-editions.ts'
import {
  type MeetingContext,
  type MeetingEditionWork,
  type MeetingStage,
  type MeetingWork,
  runMeeting,
} from './meeting-work.ts'
import { discloseMeeting } from './stages/disclose-meeting.ts'
import { guardMeeting } from './stages/guard-meeting.ts'
import { makeProposals } from './stages/make-proposals.ts'
import { composePage, printBundle, printMeeting } from './stages/print-meeting.ts'
import { readMeeting } from './stages/read-meeting.ts'
import { reportUndecided } from './stages/report-undecided.ts'
import { stopMeeting } from './stages/stop-meeting.ts'
import { withdrawPoints } from './stages/withdraw-points.ts'
import { writeMeeting } from './stages/write-meeting.ts'

/** Stages of a meeting before its own documents are made, in this order. */
export const meetingStages = [readMeeting, withdrawPoints, stopMeeting, makeProposals, reportUndecided] as const

/** Stages of each edition of its own documents. */
export const meetingEditionStages = [printMeeting, printBundle, composePage, guardMeeting, writeMeeting] as const

/** Request for one meeting. */
export interface AgendaRequest extends Omit<BuildRequest, 'files' | 'part' | 'onFailure'> {
  /** Path of `agenda.yaml`, verbatim, relative to `cwd`. */
  readonly file: string
  /** `concept`: the decision list has the decisions known so far and is marked on every page. Default `complete`. */
  readonly decisions?: 'complete' | 'concept'
}

/**
 * Makes a whole meeting: every proposal, the agenda, the bundle, the decision list and a page with links, per edition. A proposal that
 * cannot be made is listed as such and does not stop the meeting. The report lists the agenda, then the proposals in agenda order.
 *
 * @throws the reason of `signal` when it is aborted; never because of a document or of a problem of the machine
 */
export async function makeAgenda(request: AgendaRequest, services: BuildServices): Promise<BuildReport> {
  const context = openMeeting(request, services)
  return (await runMeetingStages([meetingStages, meetingEditionStages], request.file, context)).report
}

/** The stages of a meeting before its own documents, and those of each edition of them. */
export type MeetingStages = readonly [readonly MeetingStage<MeetingWork>[], readonly MeetingStage<MeetingEditionWork>[]]

/** Runs the stages of a meeting, and reports what they found. */
export async function runMeetingStages(
  [stages, editionStages]: MeetingStages,
  file: string,
  context: MeetingContext,
): Promise<{ readonly report: BuildReport; readonly work: MeetingWork }> {
  const begin = performance.now()
  const known = await runBeforeEditions(startMeeting(file), stages, context)
  const made = known.outcome === undefined ? await makeMeetingEditions(known, editionStages, context) : known
  const disclosed = await discloseMeeting(made, context)
  const report = reportOf(disclosed, made, performance.now() - begin)
  if (made.proposals) await context.emit({ type: 'klaar', report })
  const documents = [report, ...(made.proposals?.documents ?? [])]
  return { report: reportUnattributed({ documents }, context), work: made }
}

/** An exception in a stage leaves what the stages before it found, such as what was taken away. */
async function runBeforeEditions(
  start: MeetingWork,
  stages: readonly MeetingStage<MeetingWork>[],
  context: MeetingContext,
): Promise<MeetingWork> {
  let work = start
  for (const stage of stages) {
    try {
      work = await runMeeting([stage], work, context)
    } catch (cause) {
      context.signal?.throwIfAborted()
      return { ...work, found: [...work.found, failure(work.file, cause)], outcome: 'mislukt', cause }
    }
    if (work.outcome !== undefined) break
  }
  return work
}

export function openMeeting(request: AgendaRequest, services: BuildServices): MeetingContext {
  const { decisions = 'complete' } = request
  return {
    ...openBuild({ ...request, files: [] }, services),
    choice: request,
    decisions,
    out: request.out,
    jobs: request.jobs,
  }
}

function startMeeting(file: string): MeetingWork {
  return { file, fault: 'none', texts: new Map(), found: [], withdrawn: [], editions: [] }
}

/** @param whole the work before disclosure: all its findings decide the outcome */
function reportOf(work: MeetingWork, whole: MeetingWork, duration: number): BuiltDocument {
  const { file, found, texts, editions, cause, outcome } = work
  const isReused = whole.proposals !== undefined && cause === undefined && editions.every((one) => one.isReused)
  return {
    file,
    outcome: outcome ?? (hasErrors(whole.found) ? 'fouten' : 'gemaakt'),
    diagnostics: found,
    made: editions.flatMap(({ made }) => made),
    editions: [],
    ...(whole.proposals ? { reused: isReused } : {}),
    texts,
    duration,
    ...(cause === undefined ? {} : { cause }),
  }
}
