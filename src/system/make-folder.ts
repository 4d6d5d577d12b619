import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { statOf } from './stat-of.ts'

/**
 * Makes a folder, and those it lies in, unless they are there. Node's own way of making several at once never ends where a file
 * system denies that what was asked for can be, as /proc does, and calls a disk that is read-only a folder that is missing.
 *
 * @param mode of those that are made
 * @throws what the file system says
 */
export function makeFolder(folder: string, mode?: number): void {
  const missing = madeOrMissing(folder, mode)
  if (missing === undefined) return
  const parent = dirname(folder)
  if (parent === folder) throw missing
  makeFolder(parent, mode)
  const still = madeOrMissing(folder, mode)
  if (still !== undefined) throw still
}

/** The error when the folder it would lie in seems to be missing. */
function madeOrMissing(folder: string, mode: number | undefined): unknown {
  try {
    mkdirSync(folder, { mode })
    return undefined
  } catch (error) {
    if (statOf(folder)?.isDirectory()) return undefined
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return error
    throw error
  }
}
