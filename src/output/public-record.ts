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

const elsewhereShape = z.object({
  /** Where it was published: an address. */
  doel: z.string(),
  /** The key under which it is there. */
  sleutel: z.string(),
  /** As in `publicationShape`. */
  bron: z.string(),
  soort: z.string(),
  titel: z.string(),
  zaaknummer: z.string().optional(),
  adressen: z.array(z.string()),
})

/** What was published from one source outside the output, and is still there. */
export type PublishedElsewhere = Readonly<z.infer<typeof elsewhereShape>>

/** What was made public from one source in one folder. */
export type Publication = Readonly<z.infer<typeof publicationShape>>
export type PublishedFile = Readonly<z.infer<typeof publicFileShape>>

interface PublicRecord {
  readonly openbaar: readonly Publication[]
  readonly elders: readonly PublishedElsewhere[]
}

/** Anyone can edit a record: what is malformed, or leads out of the output folder, is absent. */
function readAll(out: string): PublicRecord {
  const data: unknown = attempt(() => {
    const path = join(out, recordName)
    return statSync(path).size > largest ? undefined : JSON.parse(readFileSync(path, 'utf8'))
  })
  if (typeof data !== 'object' || data === null) return { openbaar: [], elders: [] }
  const openbaar = validIn('openbaar' in data ? data.openbaar : undefined, publicationShape)
  return {
    openbaar: [...new Map(openbaar.map((one) => [one.map, one])).values()],
    elders: validIn('elders' in data ? data.elders : undefined, elsewhereShape),
  }
}

function validIn<Shape extends z.ZodType>(list: unknown, shape: Shape): readonly z.infer<Shape>[] {
  return Array.isArray(list) ? list.flatMap((one: unknown) => shape.safeParse(one).data ?? []) : []
}

/** The public folders in the record of an output folder. */
export function readRecord(out: string): readonly Publication[] {
  return readAll(out).openbaar
}

/** What was published outside an output folder, by its record. */
export function readElsewhere(out: string): readonly PublishedElsewhere[] {
  return readAll(out).elders
}

/**
 * Changes the record of an output folder, whole or not at all. Other processes may do the same: the change is applied to what is there now.
 * @throws EnvironmentError
 */
export function changeRecord(
  out: string,
  change: (known: readonly Publication[]) => readonly Publication[],
): readonly Publication[] {
  return changeAll(out, ({ openbaar, elders }) => ({ openbaar: change(openbaar), elders })).openbaar
}

/** As `changeRecord`, of what was published outside the output folder. @throws EnvironmentError */
export function changeElsewhere(
  out: string,
  change: (known: readonly PublishedElsewhere[]) => readonly PublishedElsewhere[],
): void {
  changeAll(out, ({ openbaar, elders }) => ({ openbaar, elders: change(elders) }))
}

function changeAll(out: string, change: (known: PublicRecord) => PublicRecord): PublicRecord {
  return withFileLock(join(out, recordName), () => {
    const { openbaar, elders } = change(readAll(out))
    const changed = {
      openbaar: [...openbaar].sort((a, b) => (a.map < b.map ? -1 : 1)),
      elders: [...elders].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)),
    }
    const parts = {
      versie: 1,
      openbaar: changed.openbaar.map(inOrder),
      ...(elders.length === 0 ? {} : { elders: changed.elders.map(elsewhereInOrder) }),
    }
    const text = `${JSON.stringify(parts, undefined, 2)}\n`
    if (openbaar.length === 0 && elders.length === 0) removeRecord(out)
    else if (attempt(() => readFileSync(join(out, recordName), 'utf8')) !== text)
      replaceFile(out, { path: recordName, bytes: text })
    return changed
  })
}

function orderOf({ doel, bron, sleutel }: PublishedElsewhere): string {
  return [doel, bron, sleutel].join('\n')
}

function elsewhereInOrder(one: PublishedElsewhere): PublishedElsewhere {
  const { doel, sleutel, bron, soort, titel, zaaknummer, adressen } = one
  return { doel, sleutel, bron, soort, titel, ...(zaaknummer === undefined ? {} : { zaaknummer }), adressen }
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
