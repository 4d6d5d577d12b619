import { resolve } from 'node:path'
import { readSource, type SourceRead } from '../document/read-source.ts'
import { vocabulary } from '../document/schema.ts'
import { splitFence } from '../document/split-fence.ts'
import type { Finding } from '../report/diagnostic.ts'
import { readYaml } from '../yaml/read-yaml.ts'
import type { Desk } from './desk.ts'
import type { OutputChoice } from './output-choice.ts'
import { outputFolder } from './output-folder.ts'
import { outputName } from './output-name.ts'

/** For each file whose folder in the output another file has too: its name there, where it is stated, and the other files. */
export type NamesTwice = ReadonlyMap<string, Claim & { readonly others: readonly string[] }>

interface Claim {
  readonly name: string
  readonly folder: string
  /** Where the front matter says so; absent when the name is that of the file. */
  readonly place?: Finding['place']
}

/**
 * Finds documents that would overwrite each other, before any is made. Only the front matter is read; what is wrong with a file is
 * told when it is its turn.
 *
 * @param onRead given each file as it was read, by whoever needs it again
 */
export function namesTwice(
  files: readonly string[],
  desk: Desk,
  choice: OutputChoice,
  onRead?: (file: string, read: SourceRead) => void,
): NamesTwice {
  if (files.length < 2 || choice.folderOf) return new Map()
  const byFolder = new Map<string, Map<string, Claim>>()
  for (const file of files) {
    const read = readSource(resolve(desk.cwd, file), file)
    onRead?.(file, read)
    const claim = claimOf(file, read, desk, choice)
    if (claim === undefined) continue
    // Upper and lower case, and an accent with or on its letter, are one on many a disk.
    const key = claim.folder.normalize().toLowerCase()
    byFolder.set(key, (byFolder.get(key) ?? new Map()).set(file, claim))
  }
  const twice = [...byFolder.values()].filter((claims) => claims.size > 1)
  return new Map(
    twice.flatMap((claims) =>
      [...claims].map(([file, claim]) => [
        file,
        { ...claim, others: [...claims.keys()].filter((one) => one !== file) },
      ]),
    ),
  )
}

function claimOf(file: string, { source }: SourceRead, desk: Desk, choice: OutputChoice): Claim | undefined {
  if (source === undefined) return undefined
  desk.call(source.path, file)
  const { split } = splitFence(source.text, file)
  const { from, to } = split?.yaml ?? { from: 0, to: 0 }
  // Hardly any states a name, and a thousand front matters are a second of reading.
  const mayState = /naam|\\/.test(source.text.slice(from, to))
  const front = mayState ? readYaml({ file, text: source.text, from, to }) : undefined
  const stated = vocabulary.shape.naam.safeParse(front?.value?.naam).data
  const name = outputName(source.path, stated)
  return {
    name,
    folder: outputFolder({ source: source.path, name }, desk.workplaceOf(source.path).config, choice, 'intern'),
    ...(stated === undefined ? {} : { place: front?.at(['naam']) }),
  }
}
