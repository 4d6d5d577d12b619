import { rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { earlierIn, staleIn } from '../build/write.ts'

/** How the folder of a proposal in that of a meeting is named; no path leads out of it. */
const proposalFolder = /^\d{2,}-[^/\\]+$/

/** Folders that an earlier run of the meeting made beside its files. */
export function earlierFolders(folder: string): readonly string[] {
  return earlierIn(folder).folders.filter((name) => proposalFolder.test(name))
}

/**
 * Removes what earlier runs made in folders of proposals that no longer belong to the meeting: files that their own manifests
 * name, and folders that are empty then. What somebody else put there stays.
 */
export function clearFolders(folder: string, earlier: readonly string[], kept: readonly string[]): void {
  for (const name of earlier) {
    if (kept.includes(name)) continue
    const place = join(folder, name)
    for (const path of staleIn(place, new Set())) rmSync(join(place, path), { force: true })
    rmSync(join(place, 'manifest.json'), { force: true })
    for (const empty of [join(place, 'bijlagen'), place]) removeEmpty(empty)
  }
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // Absent already, or something in it is not ours.
  }
}
