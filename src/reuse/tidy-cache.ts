import { readdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { attempt } from '../system/attempt.ts'
import { namesIn, statOf } from '../system/stat-of.ts'
import { remove } from './file-cache.ts'

/** Part of the limit that a run may add before it looks how much there is; and how long a run that adds less relies on an earlier look. */
const worthLooking = 0.05
const lookEvery = 24 * 60 * 60 * 1000
/** A file under a temporary name that is older than this was left by a process that was killed. */
const longestWriting = 60 * 60 * 1000

/** Tells when somebody last looked how much there is. */
const stampName = 'opgeruimd'

interface CachedFile {
  readonly path: string
  readonly bytes: number
  readonly usedAt: number
  readonly room: string
}

/**
 * Keeps a cache below its limit: what was not used for longest goes first. Looks only now and then, since it has to see every file.
 *
 * @param written bytes that this run added
 * @param limit bytes that there may be
 */
export function tidyNowAndThen(folder: string, written: number, limit: number): void {
  if (written === 0) return
  const stamp = join(folder, stampName)
  if (written < worthLooking * limit && Date.now() - lastLook(stamp, limit) < lookEvery) return
  tidy(folder, limit)
  // Without it the next run looks again.
  attempt(() => writeFileSync(stamp, String(limit), { mode: 0o600 }))
}

/** When there was no more than this limit, in ms since 1970; a look under another limit does not count. */
function lastLook(stamp: string, limit: number): number {
  return attempt(() => (readFileSync(stamp, 'utf8') === String(limit) ? statSync(stamp).mtimeMs : 0)) ?? 0
}

/** Removes what was not used for longest, until four fifths of the limit are left; nothing when it is below its limit. */
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
 * Removes all that was kept, and the folders that are empty then.
 *
 * @returns names of what is left in the folder: somebody else's, or not to be removed
 */
export function clear(folder: string): readonly string[] {
  const files = filesIn(folder)
  for (const { path } of files) remove(path)
  const shelves = new Set(files.map(({ path }) => dirname(path)))
  // One that holds something else stays.
  for (const emptied of [...shelves, ...new Set([...shelves].map((shelf) => dirname(shelf)))])
    attempt(() => rmdirSync(emptied))
  if (statOf(join(folder, stampName))?.isFile()) remove(join(folder, stampName))
  return namesIn(folder)
}

/** How much is kept, by room. */
export function cacheSizes(folder: string): ReadonlyMap<string, { readonly files: number; readonly bytes: number }> {
  const rooms = new Map<string, { files: number; bytes: number }>()
  for (const { room, bytes } of filesIn(folder)) {
    const known = rooms.get(room) ?? { files: 0, bytes: 0 }
    rooms.set(room, { files: known.files + 1, bytes: known.bytes + bytes })
  }
  return rooms
}

function isAbandoned({ path, usedAt }: CachedFile): boolean {
  return /[\\/]\.[^\\/]+$/.test(path) && Date.now() - usedAt > longestWriting
}

/**
 * What was kept here, known by its name and place: there may be other things in the folder. Another process may be tidying the same:
 * what is gone, or closed, is passed over.
 */
function filesIn(folder: string): readonly CachedFile[] {
  return foldersIn(folder).flatMap((room) =>
    foldersIn(join(folder, room)).flatMap((shelf) =>
      namesIn(join(folder, room, shelf)).flatMap((name): readonly CachedFile[] => {
        const isOurs = /^[0-9a-f]{64}$/.test(name) ? name.startsWith(shelf) : /^\.\d+-[0-9a-f]{12}$/.test(name)
        if (!isOurs || shelf.length !== 2) return []
        const path = join(folder, room, shelf, name)
        const stat = statOf(path)
        return stat?.isFile() ? [{ path, bytes: stat.size, usedAt: stat.mtimeMs, room }] : []
      }),
    ),
  )
}

/** Names of the folders in a folder; a link to one is none. */
function foldersIn(folder: string): readonly string[] {
  const entries = attempt(() => readdirSync(folder, { withFileTypes: true })) ?? []
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
}
