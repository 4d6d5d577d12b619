import { type Dict, isDict, type PdfObject, Ref, Stream } from '../objects/objects.ts'
import { DamagedPdf } from '../objects/refusal.ts'
import { Keyword, ObjectParser } from './parse-object.ts'
import { noObjects, PdfFile } from './pdf-file.ts'
import { readIndirect } from './read-indirect.ts'

/** The position of an object: a byte offset, or an index in an object stream. */
export type Entry = { readonly at: number } | { readonly within: number; readonly index: number }

export interface Index {
  readonly entries: ReadonlyMap<number, Entry>
  readonly trailer: Dict
  /** Numbers of objects that an update deleted: their generation was raised (ISO 32000-1, 7.5.4). */
  readonly deleted: ReadonlySet<number>
}

export const highestNumber = 8_388_607

function damagedIndex(): DamagedPdf {
  return new DamagedPdf('beschadigd', 'De inhoudsopgave van het PDF-bestand is beschadigd.')
}

/** Reads the cross-reference tables and streams of a file. @throws DamagedPdf */
export function readIndex(bytes: Buffer): Index {
  const found = bytes.lastIndexOf('startxref')
  if (found < 0) throw new DamagedPdf('beschadigd', 'Het PDF-bestand heeft geen verwijzing naar zijn inhoudsopgave.')
  const index = new Entries()
  const trailer: Dict = new Map()
  const seen = new Set<number>()
  const read = (at: PdfObject | undefined): Dict | undefined => {
    if (typeof at !== 'number' || at < 0 || at >= bytes.length || seen.has(at)) return undefined
    seen.add(at)
    const section = readSection(bytes, at, index)
    for (const [key, value] of section) if (!trailer.has(key)) trailer.set(key, value)
    return section
  }
  let at: PdfObject | undefined = new ObjectParser(bytes, found + 9).object()
  for (let section = read(at); section; section = read(at)) {
    // The objects of a hybrid file are free in its table, for readers that know no streams (7.5.8.4).
    read(section.get('XRefStm'))
    index.endSection()
    at = section.get('Prev')
  }
  return { entries: index.entries, trailer, deleted: index.deleted }
}

/** Collects entries, those of the newest section first. */
class Entries {
  readonly entries = new Map<number, Entry>()
  readonly deleted = new Set<number>()
  private readonly free = new Set<number>()
  private freed: number[] = []

  /** @param generation of a free entry: that of the next object with its number */
  enter(number: number, entry: Entry | undefined, generation: number): void {
    if (number <= 0 || number > highestNumber || this.entries.has(number) || this.free.has(number)) return
    if (entry) this.entries.set(number, entry)
    else {
      this.freed.push(number)
      if (generation > 0 && generation < 65_535) this.deleted.add(number)
    }
  }

  endSection(): void {
    for (const number of this.freed) this.free.add(number)
    this.freed = []
  }
}

/** Reads one cross-reference table or stream; adds the entries not yet known and returns its trailer. */
function readSection(bytes: Buffer, at: number, entries: Entries): Dict {
  const parser = new ObjectParser(bytes, at)
  const word = parser.next()
  if (word instanceof Keyword && word.value === 'xref') return readTable(parser, entries)
  const stream = readIndirect(bytes, at, undefined, (object) => (object instanceof Ref ? null : object))
  if (!(stream instanceof Stream)) throw damagedIndex()
  readCrossReferenceStream(stream, entries)
  return stream.dict
}

function readTable(parser: ObjectParser, entries: Entries): Dict {
  for (;;) {
    const first = parser.next()
    if (first instanceof Keyword && first.value === 'trailer') break
    const count = parser.next()
    if (typeof first !== 'number' || typeof count !== 'number') throw damagedIndex()
    for (let index = 0; index < count; index++) {
      const at = parser.next()
      const generation = parser.next()
      const kind = parser.next()
      if (typeof at !== 'number' || !(kind instanceof Keyword)) throw damagedIndex()
      const next = typeof generation === 'number' ? generation : 0
      entries.enter(first + index, kind.value === 'n' ? { at } : undefined, next)
    }
  }
  const trailer = parser.object()
  return isDict(trailer) ? trailer : new Map()
}

/** Big-endian. */
function wholeNumber(bytes: Uint8Array, at: number, length: number): number {
  let value = 0
  for (let index = 0; index < length; index++) value = value * 256 + (bytes[at + index] ?? 0)
  return value
}

function readCrossReferenceStream(stream: Stream, entries: Entries): void {
  const file = new PdfFile(new Map(), '', noObjects)
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
      entries.enter((sections[section] ?? 0) + index, entryOf(type, middle, last), last)
    }
  }
}

function entryOf(type: number, middle: number, last: number): Entry | undefined {
  if (type === 1) return { at: middle }
  return type === 2 ? { within: middle, index: last } : undefined
}
