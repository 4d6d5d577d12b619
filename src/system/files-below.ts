import { escapePath, globSync } from 'tinyglobby'

interface Choice {
  /** Folders whose files are left out, absolute. */
  readonly without?: readonly string[]
  /** Levels of folders that are read; default all. */
  readonly deep?: number | undefined
}

/** Absolute paths of the files below a folder. Hidden folders and those of dependencies are left out, and links are not followed. */
export function filesBelow(folder: string, { without = [], deep }: Choice = {}): readonly string[] {
  const left = without.map((path) => `${escapePath(path.replaceAll('\\', '/'))}/**`)
  return globSync('**/*', {
    cwd: folder,
    absolute: true,
    dot: true,
    followSymbolicLinks: false,
    ignore: ['**/node_modules/**', '**/.*/**', ...left],
    ...(deep === undefined ? {} : { deep }),
  })
}
