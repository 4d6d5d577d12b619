import { write } from '../../output/write-edition.ts'
import type { MeetingContext, MeetingEditionWork } from '../meeting-work.ts'
import { clearFolders } from '../stale-folders.ts'

/** Writes the meeting's own files as one set, and removes folders of proposals that no longer belong to it. */
export async function writeMeeting(work: MeetingEditionWork, { signal }: MeetingContext): Promise<MeetingEditionWork> {
  if (work.files === undefined) return work
  const made = await write(work.files, signal)
  clearFolders(work.folder, work.folders)
  return { ...work, made }
}
