import { join, resolve } from 'node:path'
import type { Config } from '../config/config.ts'
import type { Edition } from '../document/edition.ts'

/** Where a run writes. */
export interface OutputChoice {
  /** Absolute. */
  readonly cwd: string
  /** Folder for the output; default `uitvoer` of the config, else `uitvoer` in `cwd`. */
  readonly out?: string | undefined
}

/** The folder of a document's edition, absolute. @param name as `outputName` gives it */
export function outputFolder(
  name: string,
  { home, uitvoer }: Pick<Config, 'home' | 'uitvoer'>,
  { out, cwd }: OutputChoice,
  edition: Edition,
): string {
  const stated = uitvoer === undefined ? undefined : resolve(home, uitvoer)
  const root = out === undefined ? (stated ?? resolve(cwd, 'uitvoer')) : resolve(cwd, out)
  return join(root, name, edition)
}
