import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pid } from 'node:process'
import { attempt } from '../system/attempt.ts'
import { makeFolder } from '../system/make-folder.ts'

/** Of the hash that stands before what is kept. */
const hashLength = 32

/**
 * Files kept by key, in rooms that are folders of their own with no rights for anyone but the user. Safe for several processes at
 * once: a file appears whole, under its name, or not at all. What is damaged is taken for missing and removed. Nothing here ever fails
 * because of the disk: a cache that cannot be kept costs time, nothing else.
 */
export interface FileCache {
  readonly folder: string
  /** Undefined when there is none, or when it is damaged. */
  read(room: string, key: string): Buffer | undefined
  write(room: string, key: string, bytes: Uint8Array): void
  /** Tells that it is still of use, so that it goes last when room is made. */
  touch(room: string, key: string): void
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
    read: (room, key) => readWhole(placeOf(folder, room, key), nameOf(room, key)),
    write: (room, key, bytes) => {
      if (writeWhole(placeOf(folder, room, key), nameOf(room, key), bytes)) written += bytes.length
    },
    touch: (room, key) => {
      const now = Date.now() / 1000
      // One that is gone is made again when it is wanted.
      attempt(() => utimesSync(placeOf(folder, room, key), now, now))
    },
  }
}

/** @param key of letters and figures alone, 8 or more */
function placeOf(folder: string, room: string, key: string): string {
  return join(folder, room, key.slice(0, 2), key)
}

/** Goes into the hash, so that what is kept under one name is not taken for what belongs under another. */
function nameOf(room: string, key: string): string {
  return `${room}/${key}/`
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

/** Removes a file of a cache, if that can be done. */
export function remove(path: string): void {
  // One that stays is not read, and a later tidying may be able to.
  attempt(() => rmSync(path, { force: true }))
}

function hashOf(name: string, bytes: Uint8Array): Buffer {
  return createHash('sha256').update(name).update(bytes).digest()
}
