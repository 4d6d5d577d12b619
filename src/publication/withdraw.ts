import { lstatSync, readdirSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { earlierIn, staleIn } from '../output/write-edition.ts'

/** What became of the files of an earlier run in a folder, paths relative to it. */
export interface Withdrawal {
  readonly removed: readonly string[]
  /** What is there still: somebody else's, or not to be removed. */
  readonly left: readonly string[]
}

/**
 * Takes away what an earlier run made in a folder: the files that its own manifest names, then the manifest, then the folders that are
 * empty. What somebody else put there stays. Never throws: what could not be removed is left.
 */
export function withdraw(folder: string): Withdrawal {
  const removed: string[] = []
  if (isFolder(folder)) {
    const isReal = (path: string) => isFolder(join(folder, dirname(path)))
    const ours = earlierIn(folder).isOurs ? staleIn(folder, new Set()).filter(isReal) : []
    for (const path of ours) if (tryTo(() => rmSync(join(folder, path)))) removed.push(path)
    // As long as anything is left, the next run must know whose it is.
    if (ours.every((path) => removed.includes(path) || lstat(join(folder, path)) === undefined)) {
      if (earlierIn(folder).isOurs) tryTo(() => rmSync(join(folder, 'manifest.json')))
      for (const empty of [join(folder, 'bijlagen'), folder]) tryTo(() => rmdirSync(empty))
    }
  }
  return { removed, left: filesIn(folder) }
}

/** All that is in a folder besides folders, relative to it; of what is no folder that it is there. */
function filesIn(folder: string): readonly string[] {
  const own = lstat(folder)
  if (own === undefined) return []
  if (!own.isDirectory()) return ['']
  try {
    return readdirSync(folder).flatMap((name) =>
      filesIn(join(folder, name)).map((path) => (path === '' ? name : `${name}/${path}`)),
    )
  } catch {
    return ['']
  }
}

/** A real one: behind a link is somebody else's. */
function isFolder(path: string): boolean {
  return lstat(path)?.isDirectory() ?? false
}

function lstat(path: string) {
  return lstatSync(path, { throwIfNoEntry: false })
}

function tryTo(remove: () => void): boolean {
  try {
    remove()
    return true
  } catch {
    return false
  }
}
