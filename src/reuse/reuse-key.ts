import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { BuildRequest } from '../pipeline/build.ts'
import type { Desk, Workplace } from '../pipeline/desk.ts'
import { leadsOut } from '../system/leads-out.ts'
import { type FileRead, readWhole } from '../system/read-whole.ts'
import { programFingerprint } from './program-fingerprint.ts'

/** What a result depends on besides the files that the document refers to. */
export interface Asked {
  /** As the user typed it. */
  readonly file: string
  /** The proposal as it was read. */
  readonly source: Pick<FileRead, 'path' | 'sha256'>
  readonly workplace: Workplace
  readonly desk: Desk
  readonly request: BuildRequest
  /** Version of the browser. */
  readonly browser: string
}

/** The same for two runs exactly when all that is known beforehand is the same: 64 hexadecimal digits. */
export function reuseKey({ file, source, workplace, desk, request, browser }: Asked): string {
  const { config, houseStyle } = workplace
  const places = [source.path, config.root, config.home, ...(config.path === undefined ? [] : [config.path])]
  const seen = places.map((path) => relative(desk.cwd, path))
  // Messages name what lies outside the working folder by its whole path.
  const isElsewhere = seen.some(leadsOut)
  const parts = {
    program: programFingerprint(),
    browser,
    file,
    source: source.sha256,
    places: [...seen, ...(isElsewhere ? [desk.cwd] : [])],
    workplace: fingerprintOf(workplace),
    style: houseStyle?.name,
    day: desk.day,
    editions: request.editions ?? ['intern'],
    levels: [...(request.levels ?? [])],
    embargo: request.embargo,
    imposed: request.embargoOf?.(source.path),
    notPublic: request.notPublic,
    kept: request.keptFromPublic?.(source.path),
    strictness: request.strictness,
    html: request.html,
    epoch: request.sourceDateEpoch,
  }
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

const fingerprints = new WeakMap<Workplace, string>()

/** Config, house style and the project's own kinds: read anew in every run, so that a file more or less is seen. */
function fingerprintOf(workplace: Workplace): string {
  const known = fingerprints.get(workplace)
  if (known !== undefined) return known
  const { config, inputs, diagnostics } = workplace
  const hash = createHash('sha256').update(JSON.stringify([inputs, diagnostics.map(String)]))
  for (const [path, sha256] of ownKinds(join(config.home, 'templates', 'documenten')))
    hash.update(`\n${path} ${sha256}`)
  const made = hash.digest('hex')
  fingerprints.set(workplace, made)
  return made
}

function ownKinds(folder: string): readonly (readonly [path: string, sha256: string])[] {
  let names: readonly string[]
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  } catch {
    return []
  }
  return [...names].sort().map((name) => {
    const read = readWhole(join(folder, name))
    return [name, typeof read === 'string' ? read : read.file.sha256] as const
  })
}
