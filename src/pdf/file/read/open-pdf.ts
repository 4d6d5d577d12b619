import { copyEntries, type Dict, isArray, isDict, nameOf, type PdfObject, Ref, Stream } from '../objects/objects.ts'
import { DamagedPdf, unlessDamaged } from '../objects/refusal.ts'
import { inflate } from './flate.ts'
import { Keyword, ObjectParser } from './parse-object.ts'
import { PdfFile } from './pdf-file.ts'
import { numberBefore, readIndirect } from './read-indirect.ts'

/** The position of an object: a byte offset, or an index in an object stream. */
type Entry = { readonly at: number } | { readonly within: number; readonly index: number }

const highestNumber = 8_388_607

/**
 * Opens a PDF: cross-reference tables and streams, object streams, and, where the table is wrong, a scan of the whole file.
 * Objects are read on demand.
 * @throws DamagedPdf when the bytes are not a PDF
 */
export function openPdf(input: Uint8Array): PdfFile {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength)
  const start = bytes.subarray(0, 1024).indexOf('%PDF-')
  if (start < 0) throw new DamagedPdf('geen-pdf', 'Dit bestand is geen PDF.')
  const version = /^\d\.\d/.exec(bytes.toString('latin1', start + 5, start + 8))?.[0] ?? '1.0'
  const body = start === 0 ? bytes : bytes.subarray(start)
  const indexed = unlessDamaged(() => readIndex(body))
  const file = indexed && fileOf(body, version, indexed)
  if (file && (file.trailer.has('Encrypt') || hasPages(file))) return file
  const rebuilt = fileOf(body, version, searchObjects(body))
  if (rebuilt.catalog() === undefined)
    throw new DamagedPdf('beschadigd', 'Het PDF-bestand is beschadigd: de inhoudsopgave van het bestand ontbreekt.')
  return rebuilt
}

/** As `openPdf`, for a caller that needs the contents. @throws DamagedPdf also when the file is encrypted */
export function openReadable(input: Uint8Array): PdfFile {
  const file = openPdf(input)
  if (file.trailer.has('Encrypt'))
    throw new DamagedPdf('versleuteld', 'Het PDF-bestand is versleuteld (er zit een wachtwoord op).')
  return file
}

interface Index {
  readonly entries: Map<number, Entry>
  readonly trailer: Dict
}

function hasPages(file: PdfFile): boolean {
  const pages = file.catalog()?.get('Pages')
  return file.dict(pages) !== undefined
}

function fileOf(bytes: Buffer, version: string, index: Index): PdfFile {
  let highest = 0
  for (const number of index.entries.keys()) if (number > highest) highest = number
  const packed = new Map<number, readonly PdfObject[]>()
  const load = (number: number): PdfObject | undefined => {
    const entry = index.entries.get(number)
    if (!entry) return undefined
    if ('at' in entry) return readIndirect(bytes, entry.at, number, file.resolve)
    let objects = packed.get(entry.within)
    if (!objects) {
      packed.set(entry.within, [])
      objects = readObjectStream(file, entry.within)
      packed.set(entry.within, objects)
    }
    return objects[entry.index]
  }
  const file: PdfFile = new PdfFile(index.trailer, version, highest, load)
  return file
}

function readObjectStream(file: PdfFile, number: number): readonly PdfObject[] {
  const stream = file.get(number)
  if (!(stream instanceof Stream)) return []
  const bytes = file.bytes(stream)
  const count = Math.min(file.number(stream.dict.get('N')) ?? 0, bytes.length)
  const first = file.number(stream.dict.get('First')) ?? 0
  const header = new ObjectParser(bytes)
  const objects: PdfObject[] = []
  for (let index = 0; index < count; index++) {
    header.next()
    const offset = header.next()
    if (typeof offset !== 'number') break
    objects.push(new ObjectParser(bytes, first + offset).object())
  }
  return objects
}

function damagedIndex(): DamagedPdf {
  return new DamagedPdf('beschadigd', 'De inhoudsopgave van het PDF-bestand is beschadigd.')
}

function readIndex(bytes: Buffer): Index {
  const found = bytes.lastIndexOf('startxref')
  if (found < 0) throw new DamagedPdf('beschadigd', 'Het PDF-bestand heeft geen verwijzing naar zijn inhoudsopgave.')
  const entries = new Map<number, Entry>()
  const trailer: Dict = new Map()
  const seen = new Set<number>()
  const queue = [new ObjectParser(bytes, found + 9).object()]
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (typeof at !== 'number' || at < 0 || at >= bytes.length || seen.has(at)) continue
    seen.add(at)
    const section = readSection(bytes, at, entries)
    for (const [key, value] of section) if (!trailer.has(key)) trailer.set(key, value)
    queue.push(section.get('XRefStm') ?? null, section.get('Prev') ?? null)
  }
  return { entries, trailer }
}

/** Reads one cross-reference table or stream; adds the entries not yet known and returns its trailer. */
function readSection(bytes: Buffer, at: number, entries: Map<number, Entry>): Dict {
  const parser = new ObjectParser(bytes, at)
  const word = parser.next()
  if (word instanceof Keyword && word.value === 'xref') return readTable(parser, entries)
  const stream = readIndirect(bytes, at, undefined, (object) => (object instanceof Ref ? null : object))
  if (!(stream instanceof Stream)) throw damagedIndex()
  readCrossReferenceStream(stream, entries)
  return stream.dict
}

function readTable(parser: ObjectParser, entries: Map<number, Entry>): Dict {
  for (;;) {
    const first = parser.next()
    if (first instanceof Keyword && first.value === 'trailer') break
    const count = parser.next()
    if (typeof first !== 'number' || typeof count !== 'number') throw damagedIndex()
    for (let index = 0; index < count; index++) {
      const at = parser.next()
      parser.next()
      const kind = parser.next()
      if (typeof at !== 'number' || !(kind instanceof Keyword)) throw damagedIndex()
      enter(entries, first + index, kind.value === 'n' ? { at } : undefined)
    }
  }
  const trailer = parser.object()
  return isDict(trailer) ? trailer : new Map()
}

function enter(entries: Map<number, Entry>, number: number, entry: Entry | undefined): void {
  if (entry && number > 0 && number <= highestNumber && !entries.has(number)) entries.set(number, entry)
}

/** Big-endian. */
function wholeNumber(bytes: Uint8Array, at: number, length: number): number {
  let value = 0
  for (let index = 0; index < length; index++) value = value * 256 + (bytes[at + index] ?? 0)
  return value
}

function readCrossReferenceStream(stream: Stream, entries: Map<number, Entry>): void {
  const file = new PdfFile(new Map(), '', 0, () => undefined)
  const bytes = file.bytes(stream)
  const numbers = (key: string) => (file.array(stream.dict.get(key)) ?? []).filter((each) => typeof each === 'number')
  const widths = numbers('W')
  const [typeWidth = 0, middleWidth = 0, lastWidth = 0] = widths
  const width = typeWidth + middleWidth + lastWidth
  if (!(width > 0 && width < 32 && widths.every((each) => each >= 0 && Number.isInteger(each)))) throw damagedIndex()
  const sections = numbers('Index')
  if (sections.length === 0) sections.push(0, file.number(stream.dict.get('Size')) ?? 0)
  let at = 0
  for (let section = 0; section + 1 < sections.length; section += 2) {
    for (let index = 0; index < (sections[section + 1] ?? 0) && at + width <= bytes.length; index++, at += width) {
      const type = typeWidth === 0 ? 1 : wholeNumber(bytes, at, typeWidth)
      const middle = wholeNumber(bytes, at + typeWidth, middleWidth)
      const last = wholeNumber(bytes, at + typeWidth + middleWidth, lastWidth)
      enter(entries, (sections[section] ?? 0) + index, entryOf(type, middle, last))
    }
  }
}

function entryOf(type: number, middle: number, last: number): Entry | undefined {
  if (type === 1) return { at: middle }
  return type === 2 ? { within: middle, index: last } : undefined
}

/** Rebuilds the index of a file whose own is wrong: finds every `N G obj`; the last one of a number is current. */
function searchObjects(bytes: Buffer): Index {
  const entries = new Map<number, Entry>()
  const trailer: Dict = new Map()
  for (let at = bytes.indexOf('obj'); at >= 0; at = bytes.indexOf('obj', at + 3)) {
    const header = numberBefore(bytes, at)
    if (header && header.number > 0 && header.number <= highestNumber) entries.set(header.number, { at: header.at })
  }
  for (let at = bytes.indexOf('trailer'); at >= 0; at = bytes.indexOf('trailer', at + 7)) {
    const found = unlessDamaged(() => new ObjectParser(bytes, at + 7).object())
    if (isDict(found)) for (const [key, value] of found) trailer.set(key, value)
  }
  for (const [number, entry] of [...entries]) {
    if (!('at' in entry)) continue
    const object = unlessDamaged(() =>
      readIndirect(bytes, entry.at, number, (each) => (each instanceof Ref ? null : each)),
    )
    enterFound(object, number, entries, trailer)
  }
  return { entries, trailer }
}

/** Enters what a found object contributes to the index: the catalog, a trailer in a stream, the objects of an object stream. */
function enterFound(object: PdfObject | undefined, number: number, entries: Map<number, Entry>, trailer: Dict): void {
  const dict = object instanceof Stream ? object.dict : object
  if (!isDict(dict)) return
  const type = nameOf(dict.get('Type'))
  if (type === 'Catalog') trailer.set('Root', new Ref(number))
  if (type === 'XRef') copyEntries(dict, trailer, ['Root', 'Info', 'Encrypt'])
  if (type === 'ObjStm' && object instanceof Stream) enterPacked(object, number, entries)
}

function enterPacked(stream: Stream, within: number, entries: Map<number, Entry>): void {
  const count = stream.dict.get('N')
  if (typeof count !== 'number' || isArray(stream.dict.get('Filter'))) return
  const isCompressed = nameOf(stream.dict.get('Filter')) === 'FlateDecode'
  const bytes = isCompressed ? (unlessDamaged(() => inflate(stream.raw)) ?? new Uint8Array()) : stream.raw
  const header = new ObjectParser(bytes)
  for (let index = 0; index < Math.min(count, bytes.length); index++) {
    const number = unlessDamaged(() => header.object())
    if (typeof number !== 'number') return
    if (unlessDamaged(() => header.object()) === undefined) return
    enter(entries, number, { within, index })
  }
}
