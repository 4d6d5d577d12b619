import type { MeetingContext, MeetingWork } from '../meeting-work.ts'
import { prepareMeeting } from '../prepare-meeting.ts'

/** Reads and checks the agenda and the front matter of its proposals. */
export async function readMeeting(work: MeetingWork, context: MeetingContext): Promise<MeetingWork> {
  const { agenda, project, diagnostics, texts, fault } = prepareMeeting(
    { file: work.file, out: context.out, editions: context.policy.editions.map(({ edition }) => edition) },
    context,
  )
  return { ...work, agenda, project, texts, fault, found: [...work.found, ...diagnostics] }
}
