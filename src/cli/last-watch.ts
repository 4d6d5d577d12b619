import { createHash } from 'node:crypto'
import { lstatSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PreviewPlace } from '../preview/preview-place.ts'
import { ownCache, ownFolder } from '../system/own-cache.ts'
import { surroundings } from '../system/surroundings.ts'
import type { Terminal } from './terminal/terminal.ts'

/** A day's work: after that a page that was left open has to be opened anew. */
const longestKept = 12 * 60 * 60 * 1000

/** Where a file was watched before, in a file that only this user can read; a page that is still open finds the next start there. */
export interface LastWatch {
  readonly recall: () => PreviewPlace | undefined
  readonly keep: (place: PreviewPlace) => void
}

/** @param path absolute, of the file that is watched */
export function lastWatchOf(path: string, { env }: Pick<Terminal, 'env'>): LastWatch {
  const here = { ...surroundings(), env }
  const own = ownCache(here)
  const folder = own && ownFolder(join(own, 'meekijken'), here.user)
  const place = folder && join(folder, createHash('sha256').update(path).digest('hex').slice(0, 32))
  return {
    recall: () => (place === undefined ? undefined : read(place)),
    keep: (kept) => {
      if (place !== undefined) write(place, kept)
    },
  }
}

function read(file: string): PreviewPlace | undefined {
  try {
    const about = lstatSync(file)
    const age = Date.now() - about.mtimeMs
    // What others could read or write, or put there in another shape, is no secret of ours any more.
    const isOurs = about.isFile() && (process.platform === 'win32' || (about.mode & 0o077) === 0)
    const [, port, token] = (isOurs && /^([1-9]\d{3,4}) ([\w-]{32})$/.exec(readFileSync(file, 'utf8'))) || []
    if (age >= 0 && age < longestKept && Number(port) < 65536 && token !== undefined)
      return { port: Number(port), token }
    rmSync(file, { force: true })
  } catch {
    // Not there, or not to be read: then a page that is still open has to be opened anew.
  }
  return undefined
}

function write(file: string, { port, token }: PreviewPlace): void {
  try {
    // Anew, so that the rights are those of a new file.
    rmSync(file, { force: true })
    writeFileSync(file, `${port} ${token}`, { mode: 0o600, flag: 'wx' })
  } catch {
    // Only a convenience.
  }
}
