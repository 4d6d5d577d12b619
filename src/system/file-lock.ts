import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pid } from 'node:process'
import { attempt } from './attempt.ts'
import { sha256 } from './digest.ts'
import { isAlive } from './private-folder.ts'

/** Milliseconds. A holder needs a few; a lock that is older belongs to a process that was stopped. */
const longest = 5_000
const pause = 5

/**
 * Calls `act` while no other process of this machine is in a call for the same path. Synchronous, so that calls within one process do not
 * overlap either. Where no lock can be made, `act` is called without one.
 *
 * @param path what is protected; the lock itself is in the temporary folder
 */
export function withFileLock<Result>(path: string, act: () => Result): Result {
  const lock = join(tmpdir(), `collegevoorstel-slot-${sha256(path).slice(0, 16)}`)
  const isHeld = take(lock)
  try {
    return act()
  } finally {
    if (isHeld) rmSync(lock, { force: true })
  }
}

function take(lock: string): boolean {
  const clock = new Int32Array(new SharedArrayBuffer(4))
  const end = performance.now() + longest
  while (performance.now() < end) {
    try {
      writeFileSync(lock, String(pid), { flag: 'wx' })
      return true
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) return false
    }
    if (isStale(lock)) attempt(() => rmSync(lock))
    else Atomics.wait(clock, 0, 0, pause)
  }
  return false
}

function isStale(lock: string): boolean {
  const about = attempt(() => statSync(lock))
  if (about === undefined) return false
  if (Date.now() - about.mtimeMs > longest) return true
  const owner = Number(attempt(() => readFileSync(lock, 'utf8')))
  // A lock without a number is being written.
  return Number.isInteger(owner) && owner > 0 && !isAlive(owner)
}
