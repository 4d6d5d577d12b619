import { resolve } from 'node:path'
import type { Config } from '../config/config.ts'
import type { Finding } from '../diagnostics/diagnostic.ts'
import { readSource } from '../diagnostics/read-source.ts'
import type { Document } from '../document/document.ts'
import { splitFence } from '../document/front-matter/split-fence.ts'
import { vocabulary } from '../forms/vocabulary.ts'
import type { OutputChoice } from '../output/output-choice.ts'
import { outputFolder } from '../output/output-folder.ts'
import { outputName } from '../output/output-name.ts'
import { readYaml } from '../yaml/read-yaml.ts'
import type { Desk } from './desk.ts'

/** For each file whose folder in the output another file has too: its name there, where it is stated, and the other files. */
export type NamesTwice = ReadonlyMap<string, Claim & { readonly others: readonly string[] }>

/** What a document is called in the output, and where that is. */
export interface Claim {
  readonly name: string
  readonly folder: string
  /** Where the front matter says so; absent when the name is that of the file. */
  readonly place?: Finding['place']
}

/**
 * Finds documents that would overwrite each other, before any is made. Only the front matter is read; what is wrong with a file is
 * told when it is its turn.
 *
 * @param known of files that were read already
 */
export function namesTwice(
  files: readonly string[],
  desk: Desk,
  choice: OutputChoice,
  known: ReadonlyMap<string, Claim> = new Map(),
): NamesTwice {
  if (files.length < 2 || choice.folderOf) return new Map()
  const byFolder = new Map<string, Map<string, Claim>>()
  for (const file of files) {
    const claim = known.get(file) ?? claimOf(file, desk, choice)
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

function claimOf(file: string, desk: Desk, choice: OutputChoice): Claim | undefined {
  const { source } = readSource(resolve(desk.cwd, file), file)
  if (source === undefined) return undefined
  desk.call(source.path, file)
  const { split } = splitFence(source.text, file)
  const { from, to } = split?.yaml ?? { from: 0, to: 0 }
  // Hardly any states a name, and a thousand front matters are a second of reading.
  const mayState = /naam|\\/.test(source.text.slice(from, to))
  const front = mayState ? readYaml({ file, text: source.text, from, to }) : undefined
  const stated = vocabulary.shape.naam.safeParse(front?.value?.naam).data
  const { config } = desk.workplaceOf(source.path)
  return claim(source.path, stated, stated === undefined ? undefined : front?.at(['naam']), config, choice)
}

/** What a document claims that was read whole. */
export function claimOfDocument({ source, data, at }: Document, config: Config, choice: OutputChoice): Claim {
  return claim(source.path, data.naam, data.naam === undefined ? undefined : at(['naam']), config, choice)
}

function claim(
  source: string,
  stated: string | undefined,
  place: Finding['place'],
  config: Config,
  choice: OutputChoice,
): Claim {
  const name = outputName(source, stated)
  return { name, folder: outputFolder({ source, name }, config, choice, 'intern'), place }
}
