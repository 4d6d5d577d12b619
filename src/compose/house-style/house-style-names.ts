import { join } from 'node:path'
import { ask } from '../../system/asked.ts'
import { packageFolder } from '../../system/package-folder.ts'
import { readWhole, textOf } from '../../system/read-whole.ts'
import { namesIn, statOf } from '../../system/stat-of.ts'
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
export function houseStyleNames(own: string, home: string): readonly HouseStyleName[] {
  const builtIn = join(packageFolder, 'templates', 'huisstijlen')
  const found = [builtIn, join(home, 'templates', 'huisstijlen')].flatMap(foldersIn)
  const names = new Map<string, string>([[own, own]])
  for (const { name, path } of found) names.set(name, titleOf(path) ?? name)
  return [...names].map(([naam, titel]) => ({ naam, titel }))
}

function foldersIn(folder: string): readonly { readonly name: string; readonly path: string }[] {
  ask(folder)
  return namesIn(folder)
    .toSorted()
    .map((name) => ({ name, path: join(folder, name) }))
    .filter(({ path }) => statOf(path)?.isDirectory())
}

function titleOf(folder: string): string | undefined {
  const file = join(folder, 'huisstijl.yaml')
  const text = textOf(readWhole(file)) ?? ''
  const { value } = readYaml({ file, text, from: 0, to: text.length })
  const title = value?.naam
  return typeof title === 'string' && title.trim() !== '' ? title : undefined
}
