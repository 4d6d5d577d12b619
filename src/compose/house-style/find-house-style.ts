import { existsSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { isElsewhere, leadsOut } from '../../system/inside.ts'
import { packageFolder } from '../../system/package-folder.ts'
import { namesIn, statOf } from '../../system/stat-of.ts'
import type { TrackedFiles } from '../../system/tracked-files.ts'
import type { HouseStyleProject } from './house-style-files.ts'

export const builtInFolder = join(packageFolder, 'templates', 'huisstijlen')

/**
 * The folder of a house style: in the project, built in, or an npm package. A folder outside the project is not named further, also
 * when it does not exist.
 */
export function findFolder(name: string, { root, files }: HouseStyleProject): string | 'buiten-project' | undefined {
  const isPath = name.startsWith('.') || isAbsolute(name)
  const places = [
    ...(root === undefined
      ? []
      : [
          ...(isPath || name.includes('/') ? [{ place: resolve(root, name), home: root }] : []),
          { place: join(root, 'templates', 'huisstijlen', name), home: root },
        ]),
    ...(isPath ? [] : [{ place: join(builtInFolder, name), home: builtInFolder }]),
  ]
  for (const { place, home } of places) {
    if (leadsOut(relative(home, place))) return 'buiten-project'
    files.note(place)
    if (statOf(place)?.isDirectory()) return isElsewhere(place, [home]) ? 'buiten-project' : place
  }
  return isPath ? undefined : packageOf(name, root, files)
}

/** The folder of an npm package of the project, or of one installed with this program. */
export function packageOf(name: string, root: string | undefined, { note }: TrackedFiles): string | undefined {
  for (const from of root === undefined ? [packageFolder] : [root, packageFolder]) {
    const places = createRequire(join(from, 'package.json')).resolve.paths(name) ?? []
    const found = places
      .map((place) => join(place, name))
      .find((place) => {
        const description = join(place, 'package.json')
        note(description)
        return existsSync(description)
      })
    if (found === undefined) continue
    const folder = realpathSync.native(found)
    // A package manager links to its own store or to a workspace; any other link is not a package.
    if (folder.split(sep).includes('node_modules') || (root !== undefined && !isElsewhere(folder, [root])))
      return folder
  }
  return undefined
}

/** The template, partial or `huisstijl.yaml` of a house style that is a link out of it, and out of the project; relative to its folder. */
export function linkElsewhere(folder: string, { root, files }: HouseStyleProject): string | undefined {
  const partials = namesIn(join(folder, 'partials')).map((name) => join('partials', name))
  const homes = [folder, ...(root === undefined ? [] : [root])]
  return ['huisstijl.yaml', 'partials', ...partials].find((name) => {
    files.note(join(folder, name))
    return isElsewhere(join(folder, name), homes)
  })
}
