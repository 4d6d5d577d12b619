import { pageBox } from '../file/model/page-box.ts'
import { pagesOf } from '../file/model/pages.ts'
import type { Matrix } from '../file/objects/geometry.ts'
import { nameOf, Ref, Stream } from '../file/objects/objects.ts'
import { ifDamaged, orRefusal, type PdfRefusal, unlessDamaged } from '../file/objects/refusal.ts'
import { openPdf, openReadable } from '../file/read/open-pdf.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { packedObjects, type ScannedFile, scanFile } from '../file/read/scan-file.ts'
import { forEachText } from './object-texts.ts'
import { type CanvasGlyph, PageCanvas } from './page-canvas.ts'
import { PageReader } from './page-reader.ts'
import type { ReadText } from './page-text.ts'
import { readingOrder } from './reading-order.ts'
import { isPdf, type StreamPurpose, streamTexts } from './stream-texts.ts'
import { type PlacedText, TextCollection } from './text-collection.ts'
import { textsIn } from './texts-in-bytes.ts'

export type { PlacedText } from './text-collection.ts'

export type AllTexts =
  | {
      readonly ok: true
      readonly texts: readonly PlacedText[]
      /** What could not be read, in Dutch; unless this is empty, the absence of a text proves nothing. */
      readonly unread: readonly string[]
    }
  | PdfRefusal

/** The nesting of embedded PDF files that is read (ISO 32000-1, 7.11.4). */
const deepestFile = 3

/**
 * Every text in a PDF, for a search that must not miss any: text that pages show, hide or replace; every string and name in
 * every object, referenced or not; scripts, metadata, embedded files, earlier versions and the bytes between objects.
 * Words of the file format are left out. A line end becomes a line feed and a wide gap a space; a search should also be made
 * without white space. Terminates on any input, and never throws because of the contents of the file.
 */
export function allTexts(pdf: Uint8Array): AllTexts {
  return orRefusal(() => {
    const texts = new TextCollection()
    collect(pdf, { texts, prefix: '', depth: 0 })
    return { ok: true, texts: texts.all(), unread: texts.unread() }
  })
}

/** The file that is being read: the document itself, or a file embedded in it. */
interface CurrentFile {
  readonly texts: TextCollection
  /** Precedes each place name. */
  readonly prefix: string
  readonly depth: number
}

function collect(pdf: Uint8Array, current: CurrentFile): void {
  const { texts, prefix } = current
  const file = openReadable(pdf)
  const reader = new PageReader(file)
  readPages(reader, current, '')
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length)
  const { objects, between } = scanFile(bytes, file)
  const unpainted = readObjects(objects, reader, current)
  for (const form of unpainted) addRead(texts, `${prefix}tekening`, reader.form(form, 'een tekening'))
  for (const chunk of between)
    for (const { text } of textsIn(chunk, '')) texts.add(`${prefix}tussen de onderdelen van het bestand`, text)
  for (const what of reader.unread) texts.addUnread(prefix + what)
  readEarlier(bytes, current)
}

/** @returns the drawings that no page paints */
function readObjects(objects: ScannedFile['objects'], reader: PageReader, current: CurrentFile): readonly Stream[] {
  const { texts, prefix } = current
  const { file } = reader
  const contents = contentsOf(file)
  const unpainted: Stream[] = []
  for (const { number, object } of objects) {
    const packed = object instanceof Stream ? packedObjects(object, file) : undefined
    for (const each of [...(packed ?? []), object]) forEachText(each, (place, text) => texts.add(prefix + place, text))
    if (!(object instanceof Stream) || packed) continue
    const isContent = isDrawing(object) || (contents.has(number) && isIn(file, number, object))
    readStream(object, isContent ? 'content' : 'unknown', { reader, current })
    if (isDrawing(object) && !(reader.painted.has(number) && isIn(file, number, object))) unpainted.push(object)
  }
  return unpainted
}

function readPages(reader: PageReader, { texts, prefix }: CurrentFile, suffix: string): void {
  for (const [index, page] of pagesOf(reader.file).entries()) {
    const place = `pagina ${index + 1}`
    const { crop, toSeen } = pageBox(reader.file, page.dict)
    const canvas = new PageCanvas(crop)
    const read = reader.page(page, place, canvas)
    addRead(texts, `${prefix}${place}${suffix}`, read)
    addOrdered(texts, `${prefix}${place}${suffix}, in leesvolgorde`, read.shown, orders(canvas.glyphs(), toSeen))
  }
}

/** The text as it is read: of all glyphs, and of those that can be seen. */
function orders(glyphs: readonly CanvasGlyph[], toSeen: Matrix): readonly string[] {
  const seen = glyphs.filter(({ hiding }) => hiding === undefined)
  const lists = seen.length === glyphs.length ? [glyphs] : [glyphs, seen]
  return lists.map((list) =>
    readingOrder(
      list.map(({ glyph }) => glyph),
      toSeen,
    ),
  )
}

/** Adds the orders that differ from that of painting in more than white space. */
function addOrdered(texts: TextCollection, place: string, painted: string, found: readonly string[]): void {
  const bare = (text: string) => text.replace(/\s+/g, '')
  const known = bare(painted)
  for (const text of found) if (bare(text) !== known) texts.add(place, text)
}

function addRead(texts: TextCollection, place: string, read: ReadText): void {
  texts.add(place, read.shown)
  if (read.replaced !== read.shown) texts.add(`${place}, met vervangende tekst`, read.replaced)
}

/** Appearances, patterns, masks and forms that no page paints can hold text too. */
function isDrawing({ dict }: Stream): boolean {
  return nameOf(dict.get('Subtype')) === 'Form' || dict.get('PatternType') === 1
}

/** Whether a stream is the current object of its number, and not one of an earlier version. */
function isIn(file: PdfFile, number: number, stream: Stream): boolean {
  const current = file.get(number)
  return current instanceof Stream && current.raw.byteOffset === stream.raw.byteOffset
}

/** The object numbers of the content streams of all pages (ISO 32000-1, 7.7.3.3). */
function contentsOf(file: PdfFile): ReadonlySet<number> {
  const streams = pagesOf(file).flatMap(({ dict }) => {
    const contents = dict.get('Contents')
    return [contents, ...(file.array(contents) ?? [])]
  })
  return new Set(streams.flatMap((each) => (each instanceof Ref ? each.number : [])))
}

interface Reading {
  readonly reader: PageReader
  readonly current: CurrentFile
}

function readStream(stream: Stream, purpose: StreamPurpose, { reader, current }: Reading): void {
  const { texts, prefix, depth } = current
  const found = streamTexts(stream, reader.file, purpose)
  if ('unread' in found) {
    texts.addUnread(prefix + found.unread)
    return
  }
  for (const { place, text } of found) texts.add(prefix + place, text)
  if (found[0]?.place !== 'bijlage in de PDF') return
  const bytes = reader.file.bytes(stream)
  if (!isPdf(bytes)) return
  if (depth >= deepestFile) texts.addUnread(`${prefix}een bijlage in een bijlage in de PDF`)
  else
    ifDamaged(
      () => collect(bytes, { texts, prefix: `${prefix}bijlage in de PDF: `, depth: depth + 1 }),
      () => texts.addUnread(`${prefix}een PDF in de PDF`),
    )
}

function readEarlier(bytes: Buffer, current: CurrentFile): void {
  const { texts, prefix } = current
  const { versions, more } = earlierVersions(bytes)
  for (const earlier of versions)
    ifDamaged(
      () => readPages(new PageReader(openPdf(earlier)), current, ' van een eerdere versie'),
      () => texts.addUnread(`${prefix}een eerdere versie`),
    )
  if (more) texts.addUnread(`${prefix}de oudste eerdere versies: het zijn er te veel`)
}

/** The newest versions that are read; an older one is only reported. */
const mostVersions = 30

export interface EarlierVersions {
  /** Each as a complete file. */
  readonly versions: readonly Buffer[]
  /** Whether there are more versions than are returned. */
  readonly more: boolean
}

/** An incremental update is appended to the previous file (ISO 32000-1, 7.5.6), so that each earlier version can be recovered. */
export function earlierVersions(bytes: Buffer): EarlierVersions {
  const ends: number[] = []
  for (let at = bytes.indexOf('%%EOF'); at >= 0; at = bytes.indexOf('%%EOF', at + 5)) ends.push(at + 5)
  // The last marker ends the file itself; the first one of a linearized file only ends its first page.
  const linearized = bytes.subarray(0, 1024).includes('/Linearized')
  const earlier = ends.slice(linearized ? 1 : 0, -1)
  const versions = earlier.slice(-mostVersions).map((end) => bytes.subarray(0, end))
  return { versions: versions.filter(isWhole), more: earlier.length > mostVersions }
}

function isWhole(bytes: Buffer): boolean {
  return unlessDamaged(() => pagesOf(openPdf(bytes)).length > 0) ?? false
}
