import { join } from 'node:path'
import { isElsewhere } from '../../system/inside.ts'
import { packageFolder } from '../../system/package-folder.ts'
import { textOf } from '../../system/read-whole.ts'
import { namesIn, statOf } from '../../system/stat-of.ts'
import type { TrackedFiles } from '../../system/tracked-files.ts'
import { readYaml } from '../../yaml/read-yaml.ts'

export interface HouseStyleName {
  /** In the configuration: `voorbeeldstad`. */
  readonly naam: string
  /** For display. */
  readonly titel: string
}

/**
 * The available house styles: the current one, those of the project and the built-in ones.
 * @param own that of the configuration, which may be a path or a package outside the folders searched
 * @param home folder of the configuration
 */
export function houseStyleNames(own: string, home: string, files: TrackedFiles): readonly HouseStyleName[] {
  const found = [packageFolder, home].flatMap((root) => foldersIn(root, files))
  const names = new Map<string, string>([[own, own]])
  for (const { name, path } of found) names.set(name, titleOf(path, files) ?? name)
  return [...names].map(([naam, titel]) => ({ naam, titel }))
}

function foldersIn(root: string, { note }: TrackedFiles): readonly { readonly name: string; readonly path: string }[] {
  const folder = join(root, 'templates', 'huisstijlen')
  note(folder)
  return namesIn(folder)
    .toSorted()
    .map((name) => ({ name, path: join(folder, name) }))
    .filter(({ path }) => statOf(path)?.isDirectory() && !isElsewhere(path, [root]))
}

function titleOf(folder: string, files: TrackedFiles): string | undefined {
  const file = join(folder, 'huisstijl.yaml')
  const text = isElsewhere(file, [folder]) ? '' : (textOf(files.read(file)) ?? '')
  const { value } = readYaml({ file, text, from: 0, to: text.length })
  const title = value?.naam
  return typeof title === 'string' && title.trim() !== '' ? title : undefined
}
