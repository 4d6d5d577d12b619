import type { Edition } from '../document/edition.ts'

/** Where a run writes. */
export interface OutputChoice {
  /** Absolute. */
  readonly cwd: string
  /** Folder for the output; default `uitvoer` of the config, else `uitvoer` in `cwd`. */
  readonly out?: string | undefined
  /**
   * The folder of an edition (absolute), where it is not `<out>/<naam>/<editie>`: whoever gives this keeps them apart.
   * @param source absolute path of the document, symbolic links resolved
   */
  readonly folderOf?: ((source: string, name: string, edition: Edition) => string) | undefined
}
