import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of this package, which contains templates/: found upward, since the bundle and the sources are at different depths. */
export const packageFolder: string = upward(dirname(fileURLToPath(import.meta.url)))

function upward(folder: string): string {
  if (existsSync(join(folder, 'templates', 'documenten'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('templates/documenten is missing from the package')
  return upward(parent)
}

/** The version in package.json. */
export const version: string = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version
