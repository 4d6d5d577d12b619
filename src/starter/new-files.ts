import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { attempt } from '../system/attempt.ts'
import { type FileToWrite, writeFiles } from '../system/write-files.ts'

export interface NewFiles {
  /** Relative to the folder, in the order given. */
  readonly written: readonly string[]
  /** Files of that name were there before, and are as they were. */
  readonly skipped: readonly string[]
}

/**
 * Writes those of the files that do not exist, each completely or not at all. A link counts as existing, whatever it leads to.
 * @throws EnvironmentError
 */
export async function writeNewFiles(folder: string, files: readonly FileToWrite[]): Promise<NewFiles> {
  const isThere = ({ path }: FileToWrite) => attempt(() => lstatSync(join(folder, path))) !== undefined
  const skipped = files.filter(isThere)
  const written = files.filter((file) => !skipped.includes(file))
  if (written.length > 0) await writeFiles(folder, written)
  return { written: written.map(({ path }) => path), skipped: skipped.map(({ path }) => path) }
}
