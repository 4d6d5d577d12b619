import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { earlierIn } from '../output/write-edition.ts'
import { withdraw } from '../publication/withdraw.ts'
import { namesIn } from '../system/stat-of.ts'

/** How the folder of a proposal in that of a meeting is named; no path leads out of it. */
const proposalFolder = /^\d{2,}-[^/\\]+$/

/**
 * What stands in a meeting's folder under the name of a proposal's folder, whoever made it: a run that was killed has left no manifest of
 * the meeting that names it.
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
 * Removes what earlier runs made in folders of proposals that no longer belong to the meeting: files that their own manifests
 * name, and folders that are empty then. What somebody else put there stays.
 */
export function clearFolders(folder: string, kept: readonly string[]): void {
  for (const name of presentFolders(folder)) if (!kept.includes(name)) withdraw(join(folder, name))
}
