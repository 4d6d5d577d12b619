import { tmpdir } from 'node:os'
import { makePrivateFolder, removeFolder } from '../system/private-folder.ts'
import { gatherMeeting } from './gather-meeting.ts'
import { gatherProposal } from './gather-proposal.ts'
import type { Gathered } from './gathered.ts'
import { openKeys } from './keys.ts'
import type { Publishing } from './open-publishing.ts'

/** What receives a publication. */
export interface Receiver {
  /** An address that identifies it. */
  readonly destination: string
  /** Whether it has the document of a key now. */
  readonly isPublished: (key: string) => boolean
}

/**
 * Judges what an earlier run made public by the sources as they are now, and gathers what of it may be published.
 *
 * @param use receives the result; the pages in it can be read until it returns
 */
export async function withGathered<Result>(
  { from, context, project, place, today }: Publishing,
  { destination, isPublished }: Receiver,
  use: (gathered: Gathered) => Promise<Result>,
): Promise<Result> {
  const staging = makePrivateFolder(tmpdir())
  try {
    const keys = openKeys(place, destination)
    const shared = { config: project.config, project, place, today, isPublished, keys, staging }
    const gather = from.type === 'meeting' ? gatherMeeting : gatherProposal
    return await use(await gather(from.file, context, shared))
  } finally {
    await removeFolder(staging)
  }
}
