import { existsSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { changeRecord, type Publication } from '../output/public-record.ts'
import { hiddenKey, type OutputPlace, sourceKey } from '../output/source-key.ts'
import { type EditionFiles, type Origin, write } from '../output/write-edition.ts'
import type { MadeFile } from '../report/report.ts'

/**
 * Writes a public edition. Its sources are recorded before its first file appears, so that a run that is killed leaves no public file of
 * unknown origin; the files that it replaces are in the record until they are gone.
 *
 * @throws EnvironmentError
 */
export async function publish(
  files: EditionFiles,
  place: OutputPlace,
  signal?: AbortSignal,
): Promise<readonly MadeFile[]> {
  signal?.throwIfAborted()
  const now = publicationOf(files, place)
  const made = new Set(now.bestanden.map(({ bestand }) => bestand))
  record(now.map, place, (known) => ({
    ...now,
    bestanden: [...now.bestanden, ...(known?.bestanden ?? []).filter(({ bestand }) => !made.has(bestand))],
  }))
  const written = await write(files, signal)
  recordPublic(files, place)
  return written
}

/** Records a public edition that is in its folder. @throws EnvironmentError */
export function recordPublic(files: PublicFiles, place: OutputPlace): void {
  const now = publicationOf(files, place)
  record(now.map, place, () => now)
}

/** A hidden key: the path of a proposal may tell what it is about. */
function closedSource({ source, status }: NonNullable<Origin['closed']>[number], place: OutputPlace) {
  return { bron: hiddenKey(sourceKey(resolve(place.root, source), place)), status }
}

/** Forgets the public folders in one that were removed. @throws EnvironmentError */
export function forgetRemoved(folder: string, { out }: OutputPlace): void {
  const isRemoved = ({ map }: Publication) =>
    join(out, map).startsWith(`${folder}${sep}`) && !existsSync(join(out, map))
  changeRecord(out, (known) => known.filter((one) => !isRemoved(one)))
}

/** A public edition, its files by their paths. */
type PublicFiles = Pick<EditionFiles, 'folder' | 'kind' | 'origin'> & {
  readonly outputs: readonly { readonly path: string }[]
}

function record(map: string, { out }: OutputPlace, change: (known: Publication | undefined) => Publication): void {
  changeRecord(out, (known) => [
    ...known.filter((one) => one.map !== map),
    change(known.find((one) => one.map === map)),
  ])
}

/** Also of the page of HTML beside a PDF. */
function stemOf(path: string): string {
  return path.replace(/\.\w+$/, '')
}

function publicationOf({ folder, kind, outputs, origin }: PublicFiles, place: OutputPlace): Publication {
  if (origin === undefined) throw new Error('a public edition must state its sources')
  const { source, titel, zaaknummer, omitted, stated, closed = [], statedBy, attachments, hidden } = origin
  const keyOf = (path: string) => {
    const key = sourceKey(resolve(place.root, path), place)
    return hidden.includes(path) ? hiddenKey(key) : key
  }
  const sources = new Map(attachments.map((one) => [stemOf(one.path), one.source]))
  return {
    map: relative(place.out, folder).replaceAll('\\', '/'),
    soort: kind,
    titel,
    ...(zaaknummer === undefined ? {} : { zaaknummer }),
    bron: keyOf(source),
    ...(omitted === undefined ? {} : { weggelaten: [...omitted] }),
    ...(stated === undefined ? {} : { punten: [...stated] }),
    ...(closed.length === 0 ? {} : { gesloten: closed.map((one) => closedSource(one, place)) }),
    ...(statedBy === undefined ? {} : { openbaarDoor: statedBy }),
    bestanden: outputs.map(({ path }) => {
      const attached = sources.get(stemOf(path))
      return { bestand: path, ...(attached === undefined ? {} : { bron: keyOf(attached) }) }
    }),
  }
}
