import { existsSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { typewritten } from '../../forms/dutch-typography.ts'
import { fileName } from '../../output/output-name.ts'
import { type Publication, type PublishedFile, readRecord } from '../../output/public-record.ts'
import { isKeyOf, type OutputPlace, sourceOf } from '../../output/source-key.ts'
import { earlierIn } from '../../output/write-edition.ts'
import { namesIn } from '../../system/stat-of.ts'
import { publicEdition } from '../policy/edition-policy.ts'

/** A public folder of an earlier run: from the record of the output, or found by its manifest. */
export interface Published {
  /** Absolute. */
  readonly folder: string
  /** The same, relative to the output folder, with forward slashes. */
  readonly map: string
  readonly soort: string
  /** The name of its document. */
  readonly naam: string
  readonly titel: string
  readonly zaaknummer?: string | undefined
  /** Of a meeting in the record: numbers of the points that it leaves out. */
  readonly weggelaten?: readonly string[] | undefined
  /** Of a meeting in the record: titles of the points that its files state. */
  readonly punten?: readonly string[] | undefined
  /** Of a meeting in the record: proposals that its agenda keeps from the public. */
  readonly gesloten?: Publication['gesloten']
  /** In the record, of a proposal that does not state itself that it is public. */
  readonly openbaarDoor?: 'agenda' | undefined
  /** The source in the record. */
  readonly bron?: string
  /** Sources that manifests of other editions name, relative to the project. */
  readonly named: readonly string[]
  readonly files: readonly PublishedFile[]
}

const pointFolder = /^\d{2,}-[^/\\]+$/

/** Every public folder of an output, in order of its path. Without a record, as in a fresh clone, these are found by their manifests. */
export function publishedIn(out: string): readonly Published[] {
  const recorded = readRecord(out).map((one) => recordedIn(out, one))
  const known = new Set(recorded.map(({ map }) => map))
  const found = (map: string): readonly Published[] => {
    if (known.has(map)) return []
    const folder = join(out, map)
    const { isOurs, naam = nameIn(map), soort = '', titel = '', paths } = earlierIn(folder)
    const files = paths.map((bestand) => ({ bestand }))
    return isOurs ? [{ folder, map, soort, naam, titel, named: sourcesNamed(out, map), files }] : []
  }
  const editions = namesIn(out).map((name) => `${name}/${publicEdition.edition}`)
  const points = editions
    .flatMap((map) => namesIn(join(out, map)).map((name) => ({ map: `${map}/${name}`, name })))
    .flatMap(({ map, name }) => (pointFolder.test(name) ? found(map) : []))
  return [...recorded, ...editions.flatMap(found), ...points].sort((a, b) => (a.map < b.map ? -1 : 1))
}

function recordedIn(out: string, { map, bestanden, ...one }: Publication): Published {
  return { ...one, folder: join(out, map), map, naam: nameIn(map), named: [], files: bestanden }
}

/** The same public folders as the record states them now: this run may have made some of them anew. */
export function asRecordedNow(published: readonly Published[], { out }: OutputPlace): readonly Published[] {
  if (published.length === 0) return []
  const record = new Map(readRecord(out).map((one) => [one.map, one]))
  return published.map((each) => {
    const now = record.get(each.map)
    return now ? recordedIn(out, now) : each
  })
}

/** As `asRecordedNow`, without the folders that another source has now: this run, or another, may have made something there since. */
export function stillTheirs(published: readonly Published[], place: OutputPlace): readonly Published[] {
  return asRecordedNow(published, place).filter(({ bron }, index) => bron === published[index]?.bron)
}

/** The same with the files that its manifest lists: the record of an output can be edited. */
export function withManifest(published: Published): Published {
  const { paths } = earlierIn(published.folder)
  const known = new Set(published.files.map(({ bestand }) => bestand))
  const more = paths.filter((path) => !known.has(path)).map((bestand) => ({ bestand }))
  return more.length === 0 ? published : { ...published, files: [...published.files, ...more] }
}

/** The name of the document, without the number of its point. */
function nameIn(map: string): string {
  const [document = '', , point] = map.split('/')
  return point?.replace(/^\d+-(?:\d+-)?/, '') ?? document
}

/** Sources in the manifest of a public folder, which earlier versions of the program named, and in those of the other editions. */
function sourcesNamed(out: string, map: string): readonly string[] {
  const [document = '', , ...point] = map.split('/')
  const closed = ['intern', 'raad'].map((other) => join(out, document, other, ...point))
  return [join(out, map), ...closed].flatMap((folder) => earlierIn(folder).inputs).filter(isSource)
}

/** Whether a file can be a document or an agenda, by its name; settings and house styles are no sources. */
export function isSource(input: string): boolean {
  if (/\.(md|markdown)$/i.test(input)) return true
  return /\.ya?ml$/i.test(input) && !/(^|\/)(collegevoorstel|soort|huisstijl)\.ya?ml$/i.test(input)
}

/** The meeting to which the public folder of a point belongs. */
export function meetingOf({ map }: Published, all: readonly Published[]): Published | undefined {
  return isPoint({ map }) ? all.find((one) => one.map === dirname(map)) : undefined
}

/** Whether a public folder is that of a point, in the folder of a meeting. */
export function isPoint({ map }: Pick<Published, 'map'>): boolean {
  return map.split('/').length > 2
}

/** What identifies a document or meeting of this run among those of earlier runs. */
export interface Subject {
  readonly type: 'document' | 'meeting'
  /** Absolute path of the source. */
  readonly path: string
  /** Its name in the output. */
  readonly naam: string
  readonly zaaknummer?: string | undefined
  /** Its title, or the subject that its title ends with. */
  readonly titel?: string | undefined
}

/**
 * Whether a public folder was made from this source. When the source of the folder is gone, or unknown, it may have been moved: then the same
 * case number, name or title is enough.
 */
export function isFrom(published: Published, subject: Subject, place: OutputPlace): boolean {
  const { bron, soort } = published
  if ((soort === 'agenda') !== (subject.type === 'meeting')) return false
  const isStated =
    bron === undefined ? namedSources(published, place).includes(subject.path) : isKeyOf(bron, subject.path, place)
  return isStated || (isLike(published, subject) && livingSource(published, place) === undefined)
}

function isLike(published: Published, { naam, zaaknummer, titel = '' }: Subject): boolean {
  return (
    published.naam === naam ||
    (zaaknummer !== undefined && published.zaaknummer === zaaknummer) ||
    isTitleOf(published.titel, titel)
  )
}

/**
 * Whether a published title is, or ends with, the title of a document. Compared as typewritten, since what is printed has other quotation marks
 * than what is typed.
 */
export function isTitleOf(published: string, titel: string): boolean {
  const [shown, own] = [typewritten(published), typewritten(titel)]
  return own !== '' && (shown === own || shown.endsWith(`: ${own}`))
}

/** The existing source of a public folder; undefined when it is gone or unknown. */
export function livingSource(published: Published, place: OutputPlace): string | undefined {
  if (published.bron !== undefined) return sourceOf(published.bron, place)
  return namedSources(published, place).find((path) => existsSync(path))
}

/** Sources that manifests name, without the attachments. */
function namedSources({ named, files }: Published, { root }: OutputPlace): readonly string[] {
  const attached = new Set(files.flatMap(({ bestand }) => attachedName(bestand) ?? []))
  return named.filter((input) => !attached.has(printedName(input))).map((input) => resolve(root, input))
}

/** Returns `kaart` for `bijlagen/01-kaart.pdf`: numbers change when an earlier attachment is added or removed. */
export function attachedName(bestand: string): string | undefined {
  return /^bijlagen\/\d+-(.*)\.(?:pdf|html)$/.exec(bestand)?.[1]
}

/** The name of the output of a source, without number and extension. */
function printedName(source: string): string {
  return fileName(basename(source, extname(source)))
}
