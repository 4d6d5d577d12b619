import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
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

/** Paths of all files and links below a folder, relative to it, with forward slashes; hidden ones too, and links are not followed. */
export function entriesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}
