import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { pid } from 'node:process'
import { attempt } from './attempt.ts'
import { sha256 } from './digest.ts'
import { isAlive } from './private-folder.ts'

/** Milliseconds. A holder needs a few; a lock that is older belongs to a process that was stopped. */
const longest = 5_000
const pause = 5

/**
 * Calls `act` while no other process is in a call for the same path. Synchronous, so that calls within one process do not overlap either.
 * Where no lock can be made, `act` is called without one.
 *
 * @param path what is protected
 */
export function withFileLock<Result>(path: string, act: () => Result): Result {
  // Processes of one user also exclude each other before the folder exists. In a shared temporary folder nobody can remove the lock of
  // another user, so that of all users is beside what it protects, where each of them can write.
  const ofUser = join(tmpdir(), `collegevoorstel-slot-${userId() ?? ''}-${sha256(path).slice(0, 16)}`)
  return holding(ofUser, () => holding(`${path}.slot`, act))
}

function holding<Result>(lock: string, act: () => Result): Result {
  const own = `${pid} ${randomUUID()}`
  const isHeld = take(lock, own)
  try {
    return act()
  } finally {
    // One that took too long may have lost it to another process.
    if (isHeld && contentOf(lock) === own) attempt(() => rmSync(lock))
  }
}

function take(lock: string, own: string): boolean {
  const clock = new Int32Array(new SharedArrayBuffer(4))
  const end = performance.now() + longest
  while (performance.now() < end) {
    try {
      writeFileSync(lock, own, { flag: 'wx' })
      return true
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) return false
    }
    if (!removeStale(lock)) Atomics.wait(clock, 0, 0, pause)
  }
  return false
}

/** Returns whether a lock without an owner was removed. One process at a time judges and removes: the next lock is not the same. */
function removeStale(lock: string): boolean {
  if (!isStale(lock)) return false
  const judging = `${lock}-oud`
  if (attempt(() => writeFileSync(judging, '', { flag: 'wx' }) ?? true) === undefined) {
    if (isOld(judging)) attempt(() => rmSync(judging))
    return false
  }
  try {
    return isStale(lock) && attempt(() => rmSync(lock) ?? true) === true
  } finally {
    attempt(() => rmSync(judging))
  }
}

function isStale(lock: string): boolean {
  if (isOld(lock)) return true
  const owner = Number.parseInt(contentOf(lock) ?? '', 10)
  // A lock without a number is being written.
  return owner > 0 && !isAlive(owner)
}

function isOld(path: string): boolean {
  const about = attempt(() => statSync(path))
  return about !== undefined && Date.now() - about.mtimeMs > longest
}

function contentOf(lock: string): string | undefined {
  return attempt(() => readFileSync(lock, 'utf8'))
}

/** Undefined for a user without an entry, as in some containers. */
function userId(): number | undefined {
  return attempt(() => userInfo().uid)
}
