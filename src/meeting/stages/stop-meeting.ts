import { notUpdated } from '../../publication/earlier/earlier-public.ts'
import { publicMeetingFolder } from '../meeting-folder.ts'
import type { MeetingContext, MeetingWork } from '../meeting-work.ts'

/** Ends a meeting whose agenda or config has errors. */
export async function stopMeeting(work: MeetingWork, context: MeetingContext): Promise<MeetingWork> {
  const { agenda, project, fault, file } = work
  if (agenda !== undefined && project?.houseStyle !== undefined && fault === 'none') return work
  const folder = publicMeetingFolder(work, context)
  const earlier =
    folder === undefined || !context.policy.makesPublic ? [] : notUpdated(folder, { file, cwd: context.cwd })
  return { ...work, outcome: fault === 'config' ? 'configuratie' : 'fouten', found: [...work.found, ...earlier] }
}
