import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { statOf } from './stat-of.ts'

/**
 * Makes a folder and its missing parents. Node's recursive `mkdir` never returns on a file system that denies creation, such as
 * /proc, and reports a read-only disk as a missing folder.
 *
 * @param mode of the folders that are made
 * @throws the error of the file system
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

/** The error when the parent seems to be missing. */
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
