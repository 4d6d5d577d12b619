import { join, resolve } from 'node:path'
import type { Config } from '../config/config.ts'
import type { Edition } from '../document/edition.ts'

/** The properties of a document that determine the placement of its files. */
export interface Placed {
  /** Absolute, symbolic links resolved. */
  readonly source: string
  /** As `outputName` returns it. */
  readonly name: string
}

/** Where a run writes its files. */
export interface Placement {
  /** The folder that contains those of all documents, absolute. */
  readonly outputFolder: (config: Pick<Config, 'home' | 'uitvoer'>) => string
  /** The folder of one edition of a document, absolute. */
  readonly folder: (document: Placed, config: Pick<Config, 'home' | 'uitvoer'>, edition: Edition) => string
  /**
   * The folder that contains all editions of a document, absolute: two documents of one name would share it. Absent where the caller places
   * documents so that they cannot collide.
   */
  readonly documentFolder?: (document: Placed, config: Pick<Config, 'home' | 'uitvoer'>) => string
}

export interface OutputChoice {
  /** Absolute. */
  readonly cwd: string
  /** Folder for the output; default `uitvoer` of the config, else `uitvoer` in `cwd`. */
  readonly out?: string | undefined
}

/** `<out>/<naam>/<editie>`, as the contract states. */
export function ownPlacement({ cwd, out }: OutputChoice): Required<Placement> {
  const outputFolder: Placement['outputFolder'] = ({ home, uitvoer }) => {
    const stated = uitvoer === undefined ? resolve(cwd, 'uitvoer') : resolve(home, uitvoer)
    return out === undefined ? stated : resolve(cwd, out)
  }
  const documentFolder: Required<Placement>['documentFolder'] = ({ name }, config) => join(outputFolder(config), name)
  return {
    outputFolder,
    documentFolder,
    folder: (document, config, edition) => join(documentFolder(document, config), edition),
  }
}
