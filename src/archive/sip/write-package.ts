import { existsSync, rmdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import type { MadeFile } from '../../report/report.ts'
import { archiveRules } from '../../rules/archive-rules.ts'
import { attempt } from '../../system/attempt.ts'
import { entriesBelow } from '../../system/files-below.ts'
import { readWhole } from '../../system/read-whole.ts'
import { writeFiles } from '../../system/write-files.ts'
import { type ArchiveObject, withParts } from '../model/archive-object.ts'
import type { ArchiveSettings } from '../model/archive-settings.ts'
import { type PackageFile, packageFiles } from './package-files.ts'
import { type PackedFile, packingListName, packingListXml, readPackingList } from './packing-list.ts'

/** A package that can be written. */
export interface NewPackage {
  /** Absolute. */
  readonly folder: string
  readonly dossier: ArchiveObject
  readonly remarks: readonly string[]
  readonly settings: ArchiveSettings
  /** Seconds since 1970 (SOURCE_DATE_EPOCH); default the clock. */
  readonly now?: number | undefined
}

export interface PreparedPackage {
  readonly folder: string
  readonly files: readonly PackageFile[]
  /** The text of its packing list. */
  readonly list: string
  /** Paths of an earlier package that this one has not. */
  readonly stale: readonly string[]
}

/** Everything that a package will contain. Bytes that an earlier package has keep their time, so that a second run gives the same bytes. */
export function preparePackage({ folder, dossier, remarks, settings, now }: NewPackage): PreparedPackage {
  const earlier = readPackingList(folder)
  const moment = timeNow(now)
  const known = new Map(earlier.map(({ sha256, time }) => [sha256, time]))
  const files = packageFiles(dossier, { settings, timeOf: (sha256) => known.get(sha256) ?? moment })
  const list = packingListXml(
    { id: dossier.id, title: dossier.title, files, objects: withParts(dossier).length, remarks },
    settings,
  )
  const paths = new Set(files.map(({ path }) => path))
  const stale = earlier.filter((file) => !paths.has(file.path) && isAsListed(file, folder))
  return { folder, files, list, stale: stale.map(({ path }) => path) }
}

/** Anyone can edit a packing list: only bytes that it states are those of an earlier package. */
function isAsListed({ path, sha256 }: PackedFile, folder: string): boolean {
  const read = readWhole(join(folder, path))
  return typeof read !== 'string' && read.file.sha256 === sha256
}

function timeNow(seconds: number | undefined): string {
  const moment = seconds === undefined ? new Date() : new Date(seconds * 1000)
  return `${moment.toISOString().slice(0, 19)}Z`
}

/** Reports files in the folder that are neither in this package nor in an earlier one: a receiver refuses files without metadata. */
export function strangersIn(
  { folder, files, stale }: PreparedPackage,
  about: { readonly file: string; readonly cwd: string },
): readonly Diagnostic[] {
  if (!existsSync(folder)) return []
  const known = new Set([packingListName, ...files.map(({ path }) => path), ...stale])
  const others = entriesBelow(folder).filter((path) => !known.has(path))
  const [first] = others
  if (first === undefined) return []
  const more = others.length > 1 ? ` en nog ${others.length - 1}` : ''
  return [
    diagnostic({
      rule: archiveRules['archief/map-bezet'],
      file: about.file,
      reason: `In ${relative(about.cwd, folder)} staat iets dat dit programma daar niet heeft gezet: ${first}${more}.`,
      advice: 'Een archief weigert bestanden zonder metagegevens. Haal weg wat er niet hoort, en archiveer dan.',
    }),
  ]
}

/**
 * Writes a package as a whole or not at all, its packing list last, and removes what an earlier package had besides.
 *
 * @throws EnvironmentError
 */
export async function writePackage(prepared: PreparedPackage, signal: AbortSignal | undefined): Promise<void> {
  const { folder, files, list, stale } = prepared
  const late = files.map(({ path, bytes }) => ({ path, bytes: typeof bytes === 'string' ? () => bytes : bytes }))
  await writeFiles(folder, [...late, { path: packingListName, bytes: list }], stale, signal)
  const emptied = new Set(stale.flatMap(foldersOf))
  for (const path of [...emptied].sort((a, b) => b.length - a.length)) attempt(() => rmdirSync(join(folder, path)))
}

function foldersOf(path: string): readonly string[] {
  const parent = dirname(path)
  return parent === '.' ? [] : [parent, ...foldersOf(parent)]
}

/** The files for the report, in the order in which they are written. */
export function filesOf({ folder, files }: PreparedPackage): readonly MadeFile[] {
  return [
    ...files.map(({ path, pages, conformance }): MadeFile => {
      return { path: join(folder, path), conformance, ...(pages === undefined ? {} : { pages }) }
    }),
    { path: join(folder, packingListName), conformance: { manier: 'geen', normen: [] } },
  ]
}
