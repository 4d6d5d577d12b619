import { outputPlace } from '../../output/source-key.ts'
import { write } from '../../output/write-edition.ts'
import { forgetRemoved, publish } from '../../publication/publish.ts'
import type { MeetingContext, MeetingEditionWork } from '../meeting-work.ts'
import { clearFolders } from '../stale-folders.ts'

/** Writes the meeting's own files as one set, and removes folders of proposals that no longer belong to it. */
export async function writeMeeting(
  work: MeetingEditionWork,
  { signal, placement }: MeetingContext,
): Promise<MeetingEditionWork> {
  const { edition, files, folder, folders, setting } = work
  if (files === undefined) return work
  const { config } = setting.project
  const place = outputPlace(placement.outputFolder(config), config.root)
  const made = await (edition.isPublic ? publish(files, place, signal) : write(files, signal))
  clearFolders(folder, folders)
  if (edition.isPublic) forgetRemoved(folder, place)
  return { ...work, made }
}
