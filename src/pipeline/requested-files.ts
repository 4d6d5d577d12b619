import { resolve } from 'node:path'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import type { SourceResult } from '../diagnostics/read-source.ts'
import { splitFence } from '../document/front-matter/split-fence.ts'
import { vocabulary } from '../forms/vocabulary.ts'
import { outputName } from '../output/output-name.ts'
import type { Placement } from '../output/placement.ts'
import type { Shard } from '../report/report.ts'
import { outputRules } from '../rules/output-rules.ts'
import { sha256 } from '../system/digest.ts'
import { realOr } from '../system/inside.ts'
import { markOf, type TrackedFiles, trackFiles } from '../system/tracked-files.ts'
import { readYaml } from '../yaml/read-yaml.ts'
import type { Context } from './context.ts'
import type { NameClaim, Work } from './work.ts'

/** Requested files, each once, by the first name given: `voorstel.md`, `./voorstel.md` and a link to it are the same document. */
export function requestedFiles(files: readonly string[], cwd: string): readonly string[] {
  const byPath = new Map<string, string>()
  for (const file of files) {
    const path = realOr(resolve(cwd, file))
    if (!byPath.has(path)) byPath.set(path, file)
  }
  return [...byPath.values()]
}

/**
 * Files of one shard, in the requested order. Every file is in exactly one shard, and shard sizes differ by at most one. Sorting by a
 * hash of the name makes the order of the shell irrelevant, and lets an added file move at most one other file from each shard to the
 * next, so that the caches of the shards remain useful.
 *
 * @param files verbatim, each once
 */
export function shardFiles(files: readonly string[], { number, of }: Shard): readonly string[] {
  const order = files
    .map((file) => ({ file, key: sha256(file.normalize()) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.file < b.file ? -1 : 1))
  const cut = (at: number) => Math.floor((files.length * at) / of)
  const own = new Set(order.slice(cut(number - 1), cut(number)).map(({ file }) => file))
  return files.filter((file) => own.has(file))
}

/** A file of the run, read once, with the name that it claims in the output. */
export interface RequestedFile {
  readonly file: string
  readonly read: SourceResult
  /** Records the files that the document depends on. */
  readonly tracked: TrackedFiles
  readonly claim: NameClaim | undefined
}

/**
 * Reads the requested files and detects documents that would overwrite each other, before any is made. Problems of a file are
 * reported when it is made.
 *
 * @param files verbatim, each once
 */
export function readRequested(
  files: readonly string[],
  context: Context,
  placement: Pick<Placement, 'documentFolder'>,
): readonly RequestedFile[] {
  const all = files.map((file) => {
    const tracked = trackFiles(context.watched)
    return { file, tracked, read: context.sources.read(resolve(context.cwd, file), file, tracked) }
  })
  for (const { file, read } of all) if (read.source) context.setName(read.source.path, file)
  const { documentFolder } = placement
  if (documentFolder === undefined || files.length < 2) return all.map((one) => ({ ...one, claim: undefined }))
  const byFolder = new Map<string, string[]>()
  const claimed = all.map((one) => {
    const claim = claimOf(one, context, documentFolder)
    if (claim) byFolder.set(claim.folder, [...(byFolder.get(claim.folder) ?? []), one.file])
    return { ...one, claim }
  })
  return claimed.map(({ claim, ...one }) => {
    const others = (byFolder.get(claim?.folder ?? '') ?? []).filter((file) => file !== one.file)
    return { ...one, claim: claim && { ...claim, others } }
  })
}

/** The file when its document is started: read again if it changed, so that a new `status: geheim` is observed. */
export function currentFile(requested: RequestedFile, context: Context): RequestedFile {
  const { file } = requested
  const path = resolve(context.cwd, file)
  if (markOf(path) === requested.tracked.marks.get(path)) return requested
  const tracked = trackFiles(context.watched)
  context.sources.forget(path)
  return { ...requested, tracked, read: context.sources.read(path, file, tracked) }
}

/** Without these characters YAML cannot state a name; a backslash may write a letter of the key. Most front matter states none. */
const mayStateName = /naam|\\/

function claimOf(
  { file, read: { source } }: Pick<RequestedFile, 'file' | 'read'>,
  context: Context,
  documentFolder: Required<Placement>['documentFolder'],
): (Omit<NameClaim, 'others'> & { readonly folder: string }) | undefined {
  if (source === undefined) return undefined
  const { split } = splitFence(source.text, file)
  const { from, to } = split?.yaml ?? { from: 0, to: 0 }
  const mayState = mayStateName.test(source.text.slice(from, to))
  const front = mayState ? readYaml({ file, text: source.text, from, to }) : undefined
  const stated = vocabulary.shape.naam.safeParse(front?.value?.naam).data
  const name = outputName(source.path, stated)
  const { config } = context.projectOf(source.path)
  // Many file systems ignore case and the Unicode normalization form.
  const folder = documentFolder({ source: source.path, name }, config).normalize().toLowerCase()
  return { name, folder, ...(stated === undefined ? {} : { place: front?.at(['naam']) }) }
}

/** Documents that would overwrite each other: each is reported, and none is made. */
export function collisionFinding({ file, claim }: Pick<Work, 'file' | 'claim'>): readonly Diagnostic[] {
  if (claim === undefined || claim.others.length === 0) return []
  return [
    diagnostic({
      rule: outputRules['uitvoer/zelfde-naam'],
      file,
      place: claim.place,
      reason: `Dit document krijgt in de uitvoer de naam ${claim.name}, net als ${claim.others.join(' en ')}.`,
      advice: 'Geef een van de documenten in de voormatter een eigen naam, bijvoorbeeld naam: parkeren-2026.',
    }),
  ]
}
