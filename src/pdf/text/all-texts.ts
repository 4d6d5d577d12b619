import { earlierVersions } from '../file/model/earlier-versions.ts'
import { pagesOf } from '../file/model/pages.ts'
import { DamagedPdf, nameOf, Stream } from '../file/objects/objects.ts'
import { everyObject, packedObjects } from '../file/read/every-object.ts'
import { openPdf } from '../file/read/open-pdf.ts'
import type { PdfRefusal } from './inspect.ts'
import { PageReader, type ReadText } from './page-reader.ts'
import { isPdf, streamTexts, textsIn } from './stream-texts.ts'
import { forEachText } from './string-places.ts'
import { TextCollection } from './text-collection.ts'

/** A text of a PDF, and in plain Dutch where it stands: `pagina 3`, `bladwijzers`, `XMP`, `koppeling` … */
export interface PlacedText {
  readonly place: string
  /** Several short texts of one place stand together, with U+001E between them, which is no white space. */
  readonly text: string
}

export type AllTexts =
  | {
      readonly ok: true
      readonly texts: readonly PlacedText[]
      /** What could not be read, in Dutch; as long as this is not empty, nothing is certain of the file. */
      readonly unread: readonly string[]
    }
  | PdfRefusal

/** Files in files. */
const deepestFile = 3

/**
 * Every text a PDF holds, for a search that must not miss anything: what its pages show, hide or have replaced; every string
 * and every name in every object, whether something refers to it or not; scripts, metadata, attachments and earlier
 * versions; what stands between the objects. Words of the format itself are left out where they stand as such. Text reads as
 * on the page: an end of a line is a line feed, a wide gap a space; who searches does well to look without white space too.
 * Never throws for what is in the file, and ends on any.
 */
export function allTexts(pdf: Uint8Array): AllTexts {
  try {
    const texts = new TextCollection()
    collect(pdf, texts, '', 0)
    return { ok: true, texts: texts.all(), unread: texts.unread() }
  } catch (error) {
    if (error instanceof DamagedPdf) return { ok: false, code: error.code, reason: error.message }
    throw error
  }
}

function collect(pdf: Uint8Array, texts: TextCollection, within: string, depth: number): void {
  const file = openPdf(pdf)
  if (file.trailer.has('Encrypt'))
    throw new DamagedPdf('versleuteld', 'Het PDF-bestand is versleuteld (er zit een wachtwoord op).')
  const reader = new PageReader(file)
  readPages(reader, texts, within, '')
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length)
  const { objects, between } = everyObject(bytes, file)
  const loose: Stream[] = []
  for (const { number, object } of objects) {
    const packed = object instanceof Stream ? packedObjects(object, file) : undefined
    for (const each of packed ?? []) forEachText(each, (place, text) => texts.add(within + place, text))
    forEachText(object, (place, text) => texts.add(within + place, text))
    if (!(object instanceof Stream) || packed) continue
    readStream(object, reader, texts, within, depth)
    const live = file.get(number)
    const known = live instanceof Stream && live.raw.byteOffset === object.raw.byteOffset && reader.painted.has(number)
    if (!known && isDrawing(object)) loose.push(object)
  }
  for (const form of loose) addRead(texts, `${within}tekening`, reader.form(form, 'een tekening'))
  for (const part of between)
    for (const { text } of textsIn(part, '')) texts.add(`${within}tussen de onderdelen van het bestand`, text)
  for (const what of reader.unread) texts.addUnread(within + what)
  readEarlier(bytes, texts, within)
}

function readPages(reader: PageReader, texts: TextCollection, within: string, behind: string): void {
  for (const [index, page] of pagesOf(reader.file).entries()) {
    const place = `pagina ${index + 1}`
    addRead(texts, `${within}${place}${behind}`, reader.page(page, place))
  }
}

function addRead(texts: TextCollection, place: string, read: ReadText): void {
  texts.add(place, read.shown)
  if (read.replaced !== read.shown) texts.add(`${place}, met vervangende tekst`, read.replaced)
}

/** Appearances, patterns, masks and forms that no page paints can hold text too. */
function isDrawing({ dict }: Stream): boolean {
  return nameOf(dict.get('Subtype')) === 'Form' || dict.get('PatternType') === 1
}

function readStream(stream: Stream, reader: PageReader, texts: TextCollection, within: string, depth: number): void {
  const found = streamTexts(stream, reader.file)
  if ('unread' in found) {
    texts.addUnread(within + found.unread)
    return
  }
  for (const { place, text } of found) texts.add(within + place, text)
  if (found[0]?.place !== 'bijlage in de PDF') return
  const bytes = reader.file.bytes(stream)
  if (!isPdf(bytes)) return
  if (depth >= deepestFile) texts.addUnread(`${within}een bijlage in een bijlage in de PDF`)
  else
    attempt(texts, `${within}een PDF in de PDF`, () => collect(bytes, texts, `${within}bijlage in de PDF: `, depth + 1))
}

function readEarlier(bytes: Buffer, texts: TextCollection, within: string): void {
  const { versions, more } = earlierVersions(bytes)
  for (const earlier of versions)
    attempt(texts, `${within}een eerdere versie`, () => {
      readPages(new PageReader(openPdf(earlier)), texts, within, ' van een eerdere versie')
    })
  if (more) texts.addUnread(`${within}de oudste eerdere versies: het zijn er te veel`)
}

function attempt(texts: TextCollection, what: string, read: () => void): void {
  try {
    read()
  } catch (error) {
    if (!(error instanceof DamagedPdf)) throw error
    texts.addUnread(what)
  }
}
