import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { readSource } from '../document/read-source.ts'
import { splitFence } from '../document/split-fence.ts'
import { readYaml } from '../yaml/read-yaml.ts'
import { outputName } from './output-name.ts'

/** For each file whose name in the output another file has too: that name and the other files. */
export type NamesTwice = ReadonlyMap<string, { readonly name: string; readonly others: readonly string[] }>

/**
 * Finds documents that would overwrite each other, before any is made. Only the front matter is read; what is wrong with a file is
 * told when it is its turn.
 */
export function namesTwice(files: readonly string[], cwd: string): NamesTwice {
  if (files.length < 2) return new Map()
  const byName = new Map<string, string[]>()
  for (const file of files) {
    const name = nameOf(resolve(cwd, file), file)
    if (name !== undefined) byName.set(name.toLowerCase(), [...(byName.get(name.toLowerCase()) ?? []), file])
  }
  const twice: [string, { name: string; others: readonly string[] }][] = []
  for (const [name, claimants] of byName) {
    if (claimants.length < 2) continue
    for (const file of claimants) twice.push([file, { name, others: claimants.filter((other) => other !== file) }])
  }
  return new Map(twice)
}

function nameOf(path: string, name: string): string | undefined {
  const { source } = readSource(path, name)
  if (source === undefined) return undefined
  const { split } = splitFence(source.text, name)
  const front = split?.yaml && readYaml({ file: name, text: source.text, ...split.yaml, family: 'voormatter' })
  const stated = front?.value?.naam
  return outputName(realpathSync(path), typeof stated === 'string' ? stated : undefined)
}
