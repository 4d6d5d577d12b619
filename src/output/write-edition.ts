import { readFileSync, rmdirSync } from 'node:fs'
import { join, normalize } from 'node:path'
import type { Edition } from '../document/edition.ts'
import type { MadeFile } from '../report/report.ts'
import { attempt } from '../system/attempt.ts'
import { version } from '../system/package-folder.ts'
import { writeFiles } from '../system/write-files.ts'
import {
  type EarlierManifest,
  type Input,
  type ManifestFacts,
  manifest,
  noManifest,
  type Output,
  readManifest,
} from './manifest.ts'
import { outputPath } from './output-name.ts'

/** The files of one edition of a document. */
export interface EditionFiles {
  readonly folder: string
  readonly edition: Edition
  readonly name: string
  readonly kind: string
  readonly title: string
  readonly browser: string
  readonly inputs: readonly Input[]
  readonly outputs: readonly Output[]
  /** Of a meeting: adjacent folders that belong to it. */
  readonly folders?: readonly string[]
  /** Of a public edition. */
  readonly origin?: Origin
}

/** The sources of a public edition, which its manifest does not name. Paths are relative to the project. */
export interface Origin {
  readonly source: string
  /** As the public edition states it. */
  readonly titel: string
  readonly zaaknummer?: string | undefined
  /** Of a meeting: numbers of the points that it leaves out. */
  readonly omitted?: readonly string[]
  /** Of a meeting: titles of the points that its files state. */
  readonly stated?: readonly string[]
  /** Of a meeting: paths of the proposals that its agenda keeps from the public. */
  readonly closed?: readonly { readonly source: string; readonly status: 'besloten' | 'geheim' }[]
  /** Of a proposal that does not state itself that it is public: what does. */
  readonly statedBy?: 'agenda'
  /** Sources of the attachments, by their path in the edition. */
  readonly attachments: readonly { readonly path: string; readonly source: string }[]
  /** Sources whose path contains text that may not be public. */
  readonly hidden: readonly string[]
}

/** Writes an edition with its manifest, and removes the files of an earlier run in its folder that this run did not make. */
export async function write(files: EditionFiles, signal?: AbortSignal): Promise<readonly MadeFile[]> {
  const { folder, outputs } = files
  const all = [...outputs, { path: 'manifest.json', bytes: manifestOf(files) }]
  await writeFiles(folder, all, staleIn(folder, new Set(all.map((file) => file.path))), signal)
  // Empty when this edition has no attachments and an earlier one had.
  attempt(() => rmdirSync(join(folder, 'bijlagen')))
  return madeFiles(folder, outputs)
}

/** The files of an edition for the report, the manifest last. */
export function madeFiles(folder: string, outputs: readonly Omit<Output, 'bytes'>[]): readonly MadeFile[] {
  return [
    ...outputs.map(
      ({ path, pages, conformance }): MadeFile => ({
        path: join(folder, path),
        conformance,
        ...(pages === undefined ? {} : { pages }),
      }),
    ),
    { path: join(folder, 'manifest.json'), conformance: { manier: 'geen', normen: [] } },
  ]
}

/** @param files outputs with their hash, or with their bytes where the hash is not known yet */
export function manifestOf(files: Omit<EditionFiles, 'outputs'> & Pick<ManifestFacts, 'outputs'>): string {
  return manifest({ ...files, tool: `collegevoorstel ${version}` })
}

/** The manifest of an earlier run in a folder; `noManifest` if none can be read. */
export function earlierIn(folder: string): EarlierManifest {
  return attempt(() => readManifest(readFileSync(join(folder, 'manifest.json'), 'utf8'))) ?? noManifest
}

/** Files that the earlier manifest names and this run does not make. Anyone can edit a manifest: paths out of the folder are ignored. */
export function staleIn(folder: string, kept: ReadonlySet<string>): readonly string[] {
  return earlierIn(folder).paths.filter((path) => {
    const plain = normalize(path).replaceAll('\\', '/')
    return plain === path && outputPath.test(path) && !kept.has(path)
  })
}
