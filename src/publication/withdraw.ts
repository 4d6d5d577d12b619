import { lstatSync, readdirSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { earlierIn, staleIn } from '../output/write-edition.ts'

/** Result of removing the files of an earlier run from a folder, with paths relative to it. */
export interface Withdrawal {
  readonly removed: readonly string[]
  /** Remaining files: made by others, or impossible to remove. */
  readonly left: readonly string[]
}

/**
 * Removes what an earlier run made in a folder: the files that its manifest names, then the manifest, then the empty folders. Files made by
 * others are not removed. Never throws: what could not be removed is in `left`.
 */
export function withdraw(folder: string): Withdrawal {
  const removed: string[] = []
  if (isFolder(folder)) {
    const isReal = (path: string) => isFolder(join(folder, dirname(path)))
    const ours = earlierIn(folder).isOurs ? staleIn(folder, new Set()).filter(isReal) : []
    for (const path of ours) if (tryTo(() => rmSync(join(folder, path)))) removed.push(path)
    // While any of these files is left, the next run needs the manifest to identify it.
    if (ours.every((path) => removed.includes(path) || lstat(join(folder, path)) === undefined)) {
      if (earlierIn(folder).isOurs) tryTo(() => rmSync(join(folder, 'manifest.json')))
      for (const empty of [join(folder, 'bijlagen'), folder]) tryTo(() => rmdirSync(empty))
    }
  }
  return { removed, left: filesIn(folder) }
}

/** All files in a folder, relative to it; `['']` for an existing path that is not a readable folder. */
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

/** A symbolic link is not accepted: the files behind it do not belong to the program. */
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
