import { lstatSync, readdirSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { outputPath } from '../../output/output-name.ts'
import { earlierIn, staleIn } from '../../output/write-edition.ts'
import { attempt } from '../../system/attempt.ts'
import { leadsOut } from '../../system/inside.ts'

/** Result of removing the files of an earlier run from a folder, with paths relative to it. */
export interface Withdrawal {
  readonly removed: readonly string[]
  /** Remaining files: made by others, or impossible to remove. */
  readonly left: readonly string[]
}

/** A folder with files of an earlier run. */
export interface Withdrawn {
  readonly folder: string
  /** Folder above it: a symbolic link between the two is not followed. Default the folder itself. */
  readonly within?: string
  /** Files that the record of the output lists: a run that was killed has left no manifest. */
  readonly listed?: readonly string[]
}

/**
 * Removes what an earlier run made in a folder: the files that its manifest or the record names, then the manifest, then the empty folders.
 * Files made by others are not removed. Never throws: what could not be removed is in `left`.
 */
export function withdraw({ folder, within = folder, listed = [] }: Withdrawn): Withdrawal {
  const removed: string[] = []
  if (isBelow(folder, within)) {
    const { isOurs } = earlierIn(folder)
    const isReal = (path: string) => isFolder(join(folder, dirname(path)))
    const stated = isOurs ? staleIn(folder, new Set()) : []
    const ours = [...new Set([...stated, ...listed.filter((path) => outputPath.test(path))])].filter(isReal)
    for (const path of ours) if (tryTo(() => rmSync(join(folder, path)))) removed.push(path)
    // While any of these files is left, the next run needs the manifest to identify it.
    if (isOurs && ours.every((path) => lstat(join(folder, path)) === undefined))
      tryTo(() => rmSync(join(folder, 'manifest.json')))
    for (const empty of [join(folder, 'bijlagen'), folder]) tryTo(() => rmdirSync(empty))
  }
  return { removed, left: filesIn(folder) }
}

/** Whether a folder and those between it and one above are real folders. */
function isBelow(folder: string, above: string): boolean {
  const way = relative(above, folder)
  if (leadsOut(way)) return false
  const parts = way.split(sep)
  return parts.every((_, index) => isFolder(join(above, ...parts.slice(0, index + 1))))
}

/** All files in a folder, relative to it; `['']` for an existing path that is not a readable folder. */
function filesIn(folder: string): readonly string[] {
  const own = lstat(folder)
  if (own === undefined) return []
  if (!own.isDirectory()) return ['']
  const names = attempt(() => readdirSync(folder))
  if (names === undefined) return ['']
  return names.flatMap((name) => filesIn(join(folder, name)).map((path) => (path === '' ? name : `${name}/${path}`)))
}

/** A symbolic link is not accepted: the files behind it do not belong to the program. */
function isFolder(path: string): boolean {
  return lstat(path)?.isDirectory() ?? false
}

function lstat(path: string) {
  return attempt(() => lstatSync(path, { throwIfNoEntry: false }))
}

function tryTo(remove: () => void): boolean {
  try {
    remove()
    return true
  } catch {
    return false
  }
}
