import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { HouseStyle } from '../compose/house-style/house-style.ts'
import type { Config } from '../config/config.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Input } from '../output/manifest.ts'
import { attempt } from '../system/attempt.ts'
import { sha256 } from '../system/digest.ts'
import { leadsOut } from '../system/inside.ts'
import { type FileRead, readWhole } from '../system/read-whole.ts'
import { programFingerprint } from './program-fingerprint.ts'

/** What a result depends on besides the files that the document refers to. */
export interface ReuseTerms {
  /** As the user typed it. */
  readonly file: string
  /** The proposal as it was read. */
  readonly source: Pick<FileRead, 'path' | 'sha256'>
  readonly project: KnownProject
  readonly cwd: string
  /** Everything that the run states: what may be published, levels, strictness, dates. Serialised as JSON. */
  readonly choices: unknown
  /** Version of the browser. */
  readonly browser: string
}

/** The project of a document, as far as a result depends on it. */
interface KnownProject {
  readonly config: Config
  readonly houseStyle?: HouseStyle
  readonly inputs: readonly Input[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Equal for two runs exactly when everything known before reading is equal: 64 hexadecimal digits. */
export function reuseKey({ file, source, project, cwd, choices, browser }: ReuseTerms): string {
  const { config, houseStyle } = project
  const places = [source.path, config.root, config.home, ...(config.path === undefined ? [] : [config.path])]
  const seen = places.map((path) => relative(cwd, path))
  // Messages show the absolute path of what is outside the working folder.
  const isElsewhere = seen.some(leadsOut)
  const parts = {
    program: programFingerprint(),
    browser,
    file,
    source: source.sha256,
    places: [...seen, ...(isElsewhere ? [cwd] : [])],
    project: fingerprintOf(project),
    style: houseStyle?.name,
    choices,
  }
  return sha256(JSON.stringify(parts))
}

const fingerprints = new WeakMap<KnownProject, string>()

/** Config, house style and the project's own kinds: read again in every run, so that an added or removed file is noticed. */
function fingerprintOf(project: KnownProject): string {
  const known = fingerprints.get(project)
  if (known !== undefined) return known
  const { config, inputs, diagnostics } = project
  const hash = createHash('sha256').update(JSON.stringify([inputs, diagnostics.map(String)]))
  for (const [path, sha256] of ownKinds(join(config.home, 'templates', 'documenten')))
    hash.update(`\n${path} ${sha256}`)
  const made = hash.digest('hex')
  fingerprints.set(project, made)
  return made
}

function ownKinds(folder: string): readonly (readonly [path: string, sha256: string])[] {
  const names = attempt(() => readdirSync(folder, { recursive: true, encoding: 'utf8' })) ?? []
  return names.sort().map((name) => {
    const read = readWhole(join(folder, name))
    return [name, typeof read === 'string' ? read : read.file.sha256] as const
  })
}
