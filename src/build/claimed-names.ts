import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { readSource } from '../document/read-source.ts'
import { splitFence } from '../document/split-fence.ts'
import type { Finding } from '../report/diagnostic.ts'
import { readYaml } from '../yaml/read-yaml.ts'
import { outputName } from './output-name.ts'

/** For each file whose name in the output another file has too: that name, where it is stated, and the other files. */
export type NamesTwice = ReadonlyMap<string, Claim & { readonly others: readonly string[] }>

interface Claim {
  readonly name: string
  /** Where the front matter says so; absent when the name is that of the file. */
  readonly place?: Finding['place']
}

/**
 * Finds documents that would overwrite each other, before any is made. Only the front matter is read; what is wrong with a file is
 * told when it is its turn.
 */
export function namesTwice(files: readonly string[], cwd: string): NamesTwice {
  if (files.length < 2) return new Map()
  const byName = new Map<string, Map<string, Claim>>()
  for (const file of files) {
    const claim = claimOf(resolve(cwd, file), file)
    if (claim === undefined) continue
    // Upper and lower case are one on many a disk.
    const key = claim.name.toLowerCase()
    byName.set(key, (byName.get(key) ?? new Map()).set(file, claim))
  }
  const twice = [...byName.values()].filter((claims) => claims.size > 1)
  return new Map(
    twice.flatMap((claims) =>
      [...claims].map(([file, claim]) => [
        file,
        { ...claim, others: [...claims.keys()].filter((one) => one !== file) },
      ]),
    ),
  )
}

function claimOf(path: string, name: string): Claim | undefined {
  const { source } = readSource(path, name)
  if (source === undefined) return undefined
  const { split } = splitFence(source.text, name)
  const front = split?.yaml && readYaml({ file: name, text: source.text, ...split.yaml })
  const stated = front?.value?.naam
  const text = typeof stated === 'string' ? stated : undefined
  return {
    name: outputName(realpathSync(path), text),
    ...(text === undefined ? {} : { place: front?.at(['naam']) }),
  }
}
