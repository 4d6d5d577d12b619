import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { attempt } from '../system/attempt.ts'
import { withFileLock } from '../system/file-lock.ts'
import { replaceFile, writingError } from '../system/write-files.ts'
import * as z from '../system/zod.ts'
import { outputPath } from './output-name.ts'

/** The record of what was made public, beside the folders of the documents: never in an edition, which is published as it stands. */
export const recordName = '.collegevoorstel.json'

/** Bytes. A larger file is not a record. */
const largest = 50_000_000

/** A segment of a path that does not lead elsewhere. */
const segment = String.raw`(?!\.{1,2}(?:/|$))[^/\\\0]+`
const publicFolder = new RegExp(String.raw`^${segment}/openbaar(?:/\d{2,}-[^/\\\0]+)?$`)

const publicFileShape = z.object({ bestand: z.string().regex(outputPath), bron: z.string().optional() })

const closedSourceShape = z.object({ bron: z.string(), status: z.enum(['besloten', 'geheim']) })

const publicationShape = z.object({
  /** Relative to the output folder, with forward slashes: `parkeren/openbaar` or `week-48/openbaar/02-01-parkeren`. */
  map: z.string().regex(publicFolder),
  soort: z.string(),
  titel: z.string(),
  zaaknummer: z.string().optional(),
  /** The source as `sourceKey` names it. */
  bron: z.string(),
  /** Of a meeting: numbers of the points that it leaves out. */
  weggelaten: z.array(z.string()).optional(),
  /** Of a meeting: titles of the points that its public files state. */
  punten: z.array(z.string()).optional(),
  /** Of a meeting: proposals that its agenda keeps from the public, by hidden keys. */
  gesloten: z.array(closedSourceShape).optional(),
  /** Of a proposal in a meeting that does not state itself that it is public: its agenda does. */
  openbaarDoor: z.literal('agenda').optional(),
  /** Attachments name their own source. */
  bestanden: z.array(publicFileShape),
})

/** What was made public from one source in one folder. */
export type Publication = Readonly<z.infer<typeof publicationShape>>
export type PublishedFile = Readonly<z.infer<typeof publicFileShape>>

/** The record of an output folder. Anyone can edit it: what is malformed, or leads out of the output folder, is absent. */
export function readRecord(out: string): readonly Publication[] {
  const data: unknown = attempt(() => {
    const path = join(out, recordName)
    return statSync(path).size > largest ? undefined : JSON.parse(readFileSync(path, 'utf8'))
  })
  const known = typeof data === 'object' && data !== null && 'openbaar' in data ? data.openbaar : undefined
  if (!Array.isArray(known)) return []
  const valid = known.flatMap((one: unknown) => publicationShape.safeParse(one).data ?? [])
  return [...new Map(valid.map((one) => [one.map, one])).values()]
}

/**
 * Changes the record of an output folder, whole or not at all. Other processes may do the same: the change is applied to what is there now.
 * @throws EnvironmentError
 */
export function changeRecord(
  out: string,
  change: (known: readonly Publication[]) => readonly Publication[],
): readonly Publication[] {
  return withFileLock(join(out, recordName), () => {
    const changed = [...change(readRecord(out))].sort((a, b) => (a.map < b.map ? -1 : 1))
    const text = `${JSON.stringify({ versie: 1, openbaar: changed.map(inOrder) }, undefined, 2)}\n`
    if (changed.length === 0) removeRecord(out)
    else if (attempt(() => readFileSync(join(out, recordName), 'utf8')) !== text)
      replaceFile(out, { path: recordName, bytes: text })
    return changed
  })
}

/** With its keys in one order, so that the same publications are the same bytes. */
function inOrder(publication: Publication): Publication {
  const { map, soort, titel, zaaknummer, bron, weggelaten, punten, gesloten, openbaarDoor, bestanden } = publication
  return {
    map,
    soort,
    titel,
    ...(zaaknummer === undefined ? {} : { zaaknummer }),
    bron,
    ...(weggelaten === undefined ? {} : { weggelaten }),
    ...(punten === undefined ? {} : { punten }),
    ...(gesloten === undefined ? {} : { gesloten: gesloten.map((one) => ({ bron: one.bron, status: one.status })) }),
    ...(openbaarDoor === undefined ? {} : { openbaarDoor }),
    bestanden: bestanden.map((file) => ({
      bestand: file.bestand,
      ...(file.bron === undefined ? {} : { bron: file.bron }),
    })),
  }
}

function removeRecord(out: string): void {
  try {
    rmSync(join(out, recordName), { force: true })
  } catch (error) {
    throw writingError(error, out)
  }
}
