import { join, resolve } from 'node:path'
import type { Config } from '../config/config.ts'
import type { Edition } from '../document/edition.ts'
import type { OutputChoice } from './output-choice.ts'

/** A document as far as the place of its files depends on it. */
interface Placed {
  /** Absolute, symbolic links resolved. */
  readonly source: string
  /** As `outputName` gives it. */
  readonly name: string
}

/** The folder of a document's edition, absolute. */
export function outputFolder(
  { source, name }: Placed,
  { home, uitvoer }: Pick<Config, 'home' | 'uitvoer'>,
  { out, cwd, folderOf }: OutputChoice,
  edition: Edition,
): string {
  if (folderOf) return folderOf(source, name, edition)
  const stated = uitvoer === undefined ? undefined : resolve(home, uitvoer)
  const root = out === undefined ? (stated ?? resolve(cwd, 'uitvoer')) : resolve(cwd, out)
  return join(root, name, edition)
}
