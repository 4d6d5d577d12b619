import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pid } from 'node:process'
import { attempt } from '../system/attempt.ts'
import { makeFolder } from '../system/make-folder.ts'

/** Length in bytes of the hash that precedes the content. */
const hashLength = 32

/**
 * Files by key, in sections: folders that only the user can access. Safe for several processes at the same time: a file appears
 * completely, under its name, or not at all. A damaged file counts as missing and is removed. Nothing here throws because of the
 * disk: without a cache a run is slower, nothing else.
 */
export interface FileCache {
  readonly folder: string
  /** Undefined when the file is missing or damaged. */
  read(section: string, key: string): Buffer | undefined
  write(section: string, key: string, bytes: Uint8Array): void
  /** Marks a file as used now, so that it is removed last. */
  touch(section: string, key: string): void
  /** Bytes written so far. */
  readonly written: number
}

/** @param folder absolute, the user's own */
export function fileCache(folder: string): FileCache {
  let written = 0
  return {
    folder,
    get written() {
      return written
    },
    read: (section, key) => readWhole(placeOf(folder, section, key), nameOf(section, key)),
    write: (section, key, bytes) => {
      if (writeWhole(placeOf(folder, section, key), nameOf(section, key), bytes)) written += bytes.length
    },
    touch: (section, key) => {
      const now = Date.now() / 1000
      // A missing folder is made again by the next write.
      attempt(() => utimesSync(placeOf(folder, section, key), now, now))
    },
  }
}

/** @param key letters and digits only, 8 or more */
function placeOf(folder: string, section: string, key: string): string {
  return join(folder, section, key.slice(0, 2), key)
}

/** Included in the hash, so that content of one key is not accepted for another. */
function nameOf(section: string, key: string): string {
  return `${section}/${key}/`
}

function readWhole(path: string, name: string): Buffer | undefined {
  const whole = attempt(() => readFileSync(path))
  if (whole === undefined) return undefined
  const bytes = whole.subarray(hashLength)
  if (whole.length >= hashLength && hashOf(name, bytes).equals(whole.subarray(0, hashLength))) return bytes
  remove(path)
  return undefined
}

function writeWhole(path: string, name: string, bytes: Uint8Array): boolean {
  const fresh = join(dirname(path), `.${pid}-${randomBytes(6).toString('hex')}`)
  try {
    makeFolder(dirname(path), 0o700)
    writeFileSync(fresh, Buffer.concat([hashOf(name, bytes), bytes]), { flag: 'wx', mode: 0o600 })
    renameSync(fresh, path)
    return true
  } catch {
    remove(fresh)
    return false
  }
}

/** Removes a file of a cache, if possible. */
export function remove(path: string): void {
  // One that remains is not read, and is removed later.
  attempt(() => rmSync(path, { force: true }))
}

function hashOf(name: string, bytes: Uint8Array): Buffer {
  return createHash('sha256').update(name).update(bytes).digest()
}
