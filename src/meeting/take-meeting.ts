import { hasErrors } from '../diagnostics/diagnostic.ts'
import { readMadeEdition } from '../output/made-edition.ts'
import type { Output } from '../output/manifest.ts'
import { madeFiles } from '../output/write-edition.ts'
import type { BuildReport } from '../pipeline/build-report.ts'
import { foreignTo, notMade, outOfDate } from '../pipeline/stages/take.ts'
import { type PublishingSetting, takeDocuments } from '../pipeline/take-documents.ts'
import { runMeetingStages } from './make-agenda.ts'
import type { Whereabouts } from './meeting-words.ts'
import type { MeetingContext, MeetingEditionWork, MeetingStage, MeetingWork } from './meeting-work.ts'
import { guardMeeting } from './stages/guard-meeting.ts'
import { runProposals } from './stages/make-proposals.ts'
import { added, composePageAt, hasDecisions } from './stages/print-meeting.ts'
import { readMeeting } from './stages/read-meeting.ts'
import { reportUndecided } from './stages/report-undecided.ts'
import { stopMeeting } from './stages/stop-meeting.ts'
import { withdrawPoints } from './stages/withdraw-points.ts'

/** A meeting that was made earlier, judged by its sources as they are now. */
export interface TakenMeeting {
  readonly report: BuildReport
  /** The meeting, with the edition for everyone when it could be judged. */
  readonly work: MeetingWork
}

/** How a meeting is published. */
export interface MeetingPublishing extends PublishingSetting {
  /** Addresses of all files, as the page of the meeting links to them. */
  readonly whereIn: (work: MeetingEditionWork) => Whereabouts
}

/**
 * Judges the public edition that an earlier run made of a meeting, by the agenda and its proposals as they are now and by the same search as
 * `makeAgenda`; composes its web page anew, with the addresses where everything is published.
 *
 * @param file path of `agenda.yaml`, verbatim
 */
export async function takeMeeting(
  file: string,
  context: MeetingContext,
  { whereIn, ...setting }: MeetingPublishing,
): Promise<TakenMeeting> {
  const takeProposals: MeetingStage<MeetingWork> = (work, context) =>
    runProposals(work, context, takeDocuments(setting))
  const stages = [readMeeting, withdrawPoints, stopMeeting, takeProposals, reportUndecided]
  const composeIndex: MeetingStage<MeetingEditionWork> = async (work, context) =>
    composePageAt(whereIn(work), work, context)
  return runMeetingStages([stages, [takeFiles, composeIndex, guardMeeting, keepFiles]], file, context)
}

/** Reads the agenda and the decision list that an earlier run made. The bundle stays behind: all in it is published by itself. */
async function takeFiles(work: MeetingEditionWork, context: MeetingContext): Promise<MeetingEditionWork> {
  const { agenda, folder, found } = work
  const about = {
    file: agenda.source.name,
    cwd: context.cwd,
    folder,
    again: `Maak de vergadering met: collegevoorstel agenda ${work.file} --edition openbaar`,
  }
  const earlier = await readMadeEdition(folder)
  if (earlier === undefined) return { ...work, found: [...found, notMade(about)] }
  const foreign = foreignTo(earlier, about)
  if (foreign) return { ...work, found: [...found, foreign] }
  const wanted = ['agenda.pdf', ...(hasDecisions(agenda, context) ? ['besluitenlijst.pdf'] : [])]
  const files = earlier.files.filter(({ path }) => wanted.includes(path))
  if (files.length < wanted.length || earlier.kind !== 'agenda') return { ...work, found: [...found, outOfDate(about)] }
  const outputs: Output[] = []
  for (const { read, sha256: _hash, length: _length, ...file } of files) outputs.push({ ...file, bytes: await read() })
  return added(work, { isStored: true, outputs, browser: earlier.browser, diagnostics: [] })
}

async function keepFiles(work: MeetingEditionWork, _context: MeetingContext): Promise<MeetingEditionWork> {
  const { files, folder, outputs, found } = work
  return files === undefined || hasErrors(found) ? work : { ...work, made: madeFiles(folder, outputs) }
}
