import { readFileSync } from 'node:fs'
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
  /** Of a meeting: folders beside these files that belong to it. */
  readonly folders?: readonly string[]
}

/** Writes an edition with its manifest, and removes what an earlier run made there that this one did not. */
export async function write(files: EditionFiles, signal?: AbortSignal): Promise<readonly MadeFile[]> {
  const { folder, outputs } = files
  const all = [...outputs, { path: 'manifest.json', bytes: manifestOf(files) }]
  await writeFiles(folder, all, staleIn(folder, new Set(all.map((file) => file.path))), signal)
  return madeFiles(folder, outputs)
}

/** The files of an edition as the report names them, the manifest last. */
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

/** @param files what they are called and hold; their bytes only where their hash is not known yet */
export function manifestOf(files: Omit<EditionFiles, 'outputs'> & Pick<ManifestFacts, 'outputs'>): string {
  return manifest({ ...files, tool: `collegevoorstel ${version}` })
}

/** What an earlier run says it made in a folder; nothing when there was none. */
export function earlierIn(folder: string): EarlierManifest {
  return attempt(() => readManifest(readFileSync(join(folder, 'manifest.json'), 'utf8'))) ?? noManifest
}

/** What the manifest of an earlier run names and this one does not; a manifest is a file anyone can edit, so no path out of the folder. */
export function staleIn(folder: string, kept: ReadonlySet<string>): readonly string[] {
  return earlierIn(folder).paths.filter((path) => {
    const plain = normalize(path).replaceAll('\\', '/')
    return plain === path && /^(bijlagen\/)?[^/]+\.(pdf|html)$/.test(path) && !kept.has(path)
  })
}
