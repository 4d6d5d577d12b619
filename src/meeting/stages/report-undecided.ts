import type { MeetingContext, MeetingWork } from '../meeting-work.ts'
import { openDecisions } from '../prepare-meeting.ts'

/** Reports why there is no decision list yet. */
export async function reportUndecided(work: MeetingWork, { decisions }: MeetingContext): Promise<MeetingWork> {
  if (decisions === 'concept' || work.agenda === undefined) return work
  return { ...work, found: [...work.found, ...openDecisions(work.agenda)] }
}
