import { readdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { attempt } from '../system/attempt.ts'
import { namesIn, statOf } from '../system/stat-of.ts'
import { remove } from './file-cache.ts'

/** Share of the limit that a run may add before the cache is measured; and how long a run that adds less relies on an earlier measurement. */
const worthLooking = 0.05
const lookEvery = 24 * 60 * 60 * 1000
/** A file with a temporary name that is older than this was left by a killed process. */
const longestWriting = 60 * 60 * 1000

/** Records when the cache was last measured. */
const stampName = 'opgeruimd'

interface CachedFile {
  readonly path: string
  readonly bytes: number
  readonly usedAt: number
  readonly section: string
}

/**
 * Keeps a cache below its limit: removes the files used longest ago. Measures only from time to time, since it reads every entry.
 *
 * @param written bytes that this run added
 * @param limit maximum size in bytes
 */
export function tidyNowAndThen(folder: string, written: number, limit: number): void {
  if (written === 0) return
  const stamp = join(folder, stampName)
  if (written < worthLooking * limit && Date.now() - lastLook(stamp, limit) < lookEvery) return
  tidy(folder, limit)
  // Without it the next run measures again.
  attempt(() => writeFileSync(stamp, String(limit), { mode: 0o600 }))
}

/** When the size was last found to be within this limit, in ms since 1970; a measurement with another limit does not count. */
function lastLook(stamp: string, limit: number): number {
  return attempt(() => (readFileSync(stamp, 'utf8') === String(limit) ? statSync(stamp).mtimeMs : 0)) ?? 0
}

/** Removes the files that were used longest ago, until four fifths of the limit are left; nothing when the size is below the limit. */
export function tidy(folder: string, limit: number): void {
  const files = filesIn(folder)
  for (const { path } of files.filter(isAbandoned)) remove(path)
  let total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  if (total <= limit) return
  for (const { path, bytes } of [...files].sort((a, b) => a.usedAt - b.usedAt)) {
    if (total <= limit * 0.8) return
    remove(path)
    total -= bytes
  }
}

/**
 * Removes all files of the cache, and the folders that are empty afterwards.
 *
 * @returns names of what remains in the folder: files of others, or files that could not be removed
 */
export function clear(folder: string): readonly string[] {
  const files = filesIn(folder)
  for (const { path } of files) remove(path)
  const prefixes = new Set(files.map(({ path }) => dirname(path)))
  // A folder that contains something else remains.
  for (const emptied of [...prefixes, ...new Set([...prefixes].map((prefix) => dirname(prefix)))])
    attempt(() => rmdirSync(emptied))
  if (statOf(join(folder, stampName))?.isFile()) remove(join(folder, stampName))
  return namesIn(folder)
}

/** Number of files and bytes, by section of the cache. */
export function cacheSizes(folder: string): ReadonlyMap<string, { readonly files: number; readonly bytes: number }> {
  const sections = new Map<string, { files: number; bytes: number }>()
  for (const { section, bytes } of filesIn(folder)) {
    const known = sections.get(section) ?? { files: 0, bytes: 0 }
    sections.set(section, { files: known.files + 1, bytes: known.bytes + bytes })
  }
  return sections
}

function isAbandoned({ path, usedAt }: CachedFile): boolean {
  return /[\\/]\.[^\\/]+$/.test(path) && Date.now() - usedAt > longestWriting
}

/**
 * The files of the cache, recognised by name and place, since the folder may contain other files. Another process may be removing
 * files at the same time: one that is gone or not accessible is skipped.
 */
function filesIn(folder: string): readonly CachedFile[] {
  return foldersIn(folder).flatMap((section) =>
    foldersIn(join(folder, section)).flatMap((prefix) =>
      namesIn(join(folder, section, prefix)).flatMap((name): readonly CachedFile[] => {
        const isOurs = /^[0-9a-f]{64}$/.test(name) ? name.startsWith(prefix) : /^\.\d+-[0-9a-f]{12}$/.test(name)
        if (!isOurs || prefix.length !== 2) return []
        const path = join(folder, section, prefix, name)
        const stat = statOf(path)
        return stat?.isFile() ? [{ path, bytes: stat.size, usedAt: stat.mtimeMs, section }] : []
      }),
    ),
  )
}

/** Names of the folders in a folder, without links to folders. */
function foldersIn(folder: string): readonly string[] {
  const entries = attempt(() => readdirSync(folder, { withFileTypes: true })) ?? []
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
}
