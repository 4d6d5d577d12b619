import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { earlierIn } from '../output/write-edition.ts'
import { withdraw } from '../publication/earlier/withdraw.ts'
import { namesIn } from '../system/stat-of.ts'

/** Pattern of a proposal's folder name in the folder of a meeting; no match leads outside that folder. */
const proposalFolder = /^\d{2,}-[^/\\]+$/

/**
 * Entries of a meeting's folder that are named as a proposal's folder, whatever their origin: a run that was killed has left no
 * manifest of the meeting that lists them.
 */
export function presentFolders(folder: string): readonly string[] {
  return namesIn(folder).filter((name) => proposalFolder.test(name) && !isFile(join(folder, name)))
}

function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? true
}

/** Folders of proposals that an earlier run made beside the meeting's files. */
export function earlierFolders(folder: string): readonly string[] {
  return presentFolders(folder).filter((name) => earlierIn(join(folder, name)).isOurs)
}

/**
 * Removes the output of earlier runs from folders of proposals that no longer belong to the meeting: files that their own manifests
 * list, and folders that are then empty. Other files are not removed.
 */
export function clearFolders(folder: string, kept: readonly string[]): void {
  for (const name of presentFolders(folder)) if (!kept.includes(name)) withdraw({ folder: join(folder, name) })
}
