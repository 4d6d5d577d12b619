import { expectedFiles } from '../pipeline/take-edition.ts'
import type { TakenEdition, TakenFile } from '../pipeline/taken-edition.ts'
import type { EditionWork } from '../pipeline/work.ts'
import type { KeyedSource, Keys } from './keys.ts'

/** What of an edition determines the keys of its documents. */
export interface KeyedEdition extends Pick<TakenEdition, 'source' | 'zaaknummer'> {
  /** The proposal first. */
  readonly files: readonly (Pick<TakenFile, 'path' | 'title' | 'soort' | 'attached'> & {
    readonly sha256?: string | undefined
  })[]
}

/** An edition before it is known whether it may be published. */
export function keyedWork({ own, proposal, earlier }: EditionWork): KeyedEdition {
  const hashes = new Map(earlier?.files.map(({ path, sha256 }) => [path, sha256]))
  return {
    source: proposal.document.source.path,
    zaaknummer: own.document.data.zaaknummer,
    files: expectedFiles({ own }).map((file) => ({ ...file, sha256: hashes.get(file.path) })),
  }
}

/** The keys of the documents of an edition, by the paths of their files in it. */
export function editionKeys({ source, zaaknummer, files }: KeyedEdition, keys: Keys): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const used = new Set<string>()
  const [main] = files
  if (main === undefined) return found
  const own: KeyedSource = { path: source, soort: main.soort, titel: main.title, zaaknummer, content: main.sha256 }
  const key = keys.of(own)
  if (key === undefined) return found
  for (const { path, attached, sha256 } of files) {
    const given =
      attached === undefined
        ? key
        : keys.ofAttachment({ path: attached, content: sha256, proposal: { path: source, key } })
    if (given === undefined) continue
    const free = freeKey(given, used)
    used.add(free)
    found.set(path, free)
  }
  return found
}

const suffixes = 'bcdfghjklmnpqrstvwxz'

/** One file may be attached twice. */
function freeKey(key: string, used: ReadonlySet<string>): string {
  if (!used.has(key)) return key
  for (let number = 1; ; number++) {
    const other = `${key}-${[...number.toString(20)].map((digit) => suffixes[Number.parseInt(digit, 20)]).join('')}`
    if (!used.has(other)) return other
  }
}
