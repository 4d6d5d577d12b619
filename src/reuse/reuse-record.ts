import { relative, resolve } from 'node:path'
import type { Edition, NotPublic } from '../document/edition.ts'
import type { ClosedFile } from '../document/proposal.ts'
import type { HashedOutput } from '../output/manifest.ts'
import type { ProposalFacts } from '../output/proposal-facts.ts'
import type { EditionFiles } from '../output/write-edition.ts'
import { findingFromJson, jsonFinding } from '../report/json-finding.ts'
import type { Ignored } from '../report/report.ts'
import type { JsonFinding } from '../report/report-schema.ts'
import { ruleCatalogue } from '../rules/catalogue.ts'
import { resolveInside } from '../system/inside.ts'
import { type FileRead, readWhole } from '../system/read-whole.ts'
import type { ResolvedReference } from '../system/tracked-files.ts'
import type { FileCache } from './file-cache.ts'

/** The section of the cache that contains records; the files of each edition have a section of their own. */
export const register = 'register'

/** The record under a key, if there is one. */
export function readRecord(cache: FileCache, key: string): ReuseRecord | undefined {
  const bytes = cache.read(register, key)
  // Its hash was correct and its key includes the version of this program, so the content is as it was written.
  return bytes && (JSON.parse(bytes.toString('utf8')) as ReuseRecord)
}

/** Everything that a run reported and made of a document, without the bytes of the files. */
export interface ReuseRecord {
  readonly references: readonly Reference[]
  readonly findings: readonly JsonFinding[]
  readonly ignored: readonly {
    readonly finding: JsonFinding
    readonly reason: string
    readonly place?: Ignored['place']
  }[]
  /** By name of the file: those of which a finding shows a line. */
  readonly texts: readonly (readonly [name: string, text: string])[]
  readonly editions: readonly EditionRecord[]
  /** What of the document may not be public, with paths relative to the project's folder. */
  readonly withheld: WithheldRecord
  /** Which of its files other documents of the run kept from the public, and how: of another run the result can be another. */
  readonly closed: readonly (readonly [sha256: string, ClosedFile])[]
  /** What other documents of the run redact, as a hash: with other redactions, the result can be another. */
  readonly redactions: string
  /** What identifies the document when it has been moved. */
  readonly subject: {
    readonly naam: string
    readonly zaaknummer?: string | undefined
    readonly titel?: string | undefined
  }
}

interface WithheldRecord {
  readonly source: string
  readonly standing: 'public' | 'unstated' | 'closed'
  readonly isAttachable: boolean
  readonly isMade: boolean
  readonly attachments: readonly { readonly source: string; readonly name: string; readonly isClosed: boolean }[]
}

/** A reference of the document to a file, and what was found there. */
interface Reference {
  /** Relative to the project's folder. */
  readonly from: string
  readonly reference: string
  /** The result of `resolveInside`, with a path relative to the project's folder. */
  readonly found: unknown
  /** SHA-256 of what was read there. */
  readonly sha256?: string
}

/** The files of an edition by their hashes, independent of where they are written. */
export type StoredFiles = Omit<EditionFiles, 'folder' | 'outputs'> & { readonly outputs: readonly HashedOutput[] }

export interface EditionRecord {
  readonly edition: Edition
  readonly leftOut?: NotPublic
  readonly files?: StoredFiles
  readonly facts?: ProposalFacts
}

/**
 * The references that a document led to, each once. Undefined when one has two results or a file two contents: it was changed
 * during the run, and the result belongs to neither.
 *
 * @param root of the project
 * @param read every file that was read, with the content of that moment
 */
export function referencesOf(
  resolved: readonly ResolvedReference[],
  read: readonly FileRead[],
  root: string,
): readonly Reference[] | undefined {
  const contents = new Map<string, string>()
  for (const { path, sha256 } of read) {
    if ((contents.get(path) ?? sha256) !== sha256) return undefined
    contents.set(path, sha256)
  }
  const references = new Map<string, Reference>()
  for (const lookup of resolved) {
    if (lookup.root !== root) return undefined
    const from = relative(root, lookup.fromFile)
    const path = pathFound(lookup.found)
    const sha256 = path === undefined ? undefined : contents.get(path)
    const found = relativeTo(root, lookup.found)
    const made: Reference = { from, reference: lookup.reference, found, ...(sha256 === undefined ? {} : { sha256 }) }
    const key = JSON.stringify([from, lookup.reference])
    const known = references.get(key)
    if (known && JSON.stringify(known) !== JSON.stringify(made)) return undefined
    references.set(key, made)
  }
  return [...references.values()]
}

/** What a run states about the files of a document. @param source SHA-256 of the document itself */
export function closedAmong(
  source: string,
  references: readonly Reference[],
  closed: ReadonlyMap<string, ClosedFile>,
): ReuseRecord['closed'] {
  if (closed.size === 0) return []
  const own = new Set([source, ...references.flatMap(({ sha256 }) => sha256 ?? [])])
  return [...own].sort().flatMap((sha256) => {
    const found = closed.get(sha256)
    return found === undefined ? [] : [[sha256, found] as const]
  })
}

/** Whether every file that the document refers to is unchanged, and none was added or removed. */
export function areAsBefore(references: readonly Reference[], root: string): boolean {
  return references.every(({ from, reference, found, sha256 }) => {
    const now = resolveInside(root, resolve(root, from), reference)
    if (JSON.stringify(relativeTo(root, now)) !== JSON.stringify(found)) return false
    if (sha256 === undefined || !now.ok) return true
    const read = readWhole(now.path)
    return typeof read !== 'string' && read.file.sha256 === sha256
  })
}

function pathFound(found: unknown): string | undefined {
  return typeof found === 'object' && found !== null && 'path' in found && typeof found.path === 'string'
    ? found.path
    : undefined
}

function relativeTo(root: string, found: unknown): unknown {
  const path = pathFound(found)
  return path === undefined ? found : { ...(found as object), path: relative(root, path) }
}

export function ignoredAsJson({ finding, reason, place }: Ignored): ReuseRecord['ignored'][number] {
  return { finding: jsonFinding(finding), reason, ...(place ? { place } : {}) }
}

export function ignoredFromJson({ finding, reason, place }: ReuseRecord['ignored'][number]): readonly Ignored[] {
  const revived = findingFromJson(finding, ruleCatalogue)
  return revived ? [{ finding: revived, reason, ...(place ? { place } : {}) }] : []
}

/** What a run needs to reuse documents of an earlier one. */
export interface ReuseServices {
  readonly files: FileCache
  /**
   * Version of the browser that would print. `guess`: undefined when a version is probably not needed; `wait`: undefined only when no
   * browser is available.
   */
  readonly browser: (patience: 'guess' | 'wait') => Promise<string | undefined>
  readonly onPrintedBy?: (version: string) => void
}
