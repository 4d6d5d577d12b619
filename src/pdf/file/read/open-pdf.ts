import { type Dict, isDict, nameOf, type PdfObject, Ref, Stream } from '../objects/objects.ts'
import { DamagedPdf, unlessDamaged } from '../objects/refusal.ts'
import { type Decrypt, decryptionOf } from './encryption.ts'
import { ObjectParser } from './parse-object.ts'
import { PdfFile } from './pdf-file.ts'
import { type Entry, type Index, readIndex } from './read-index.ts'
import { readObjectAt } from './read-indirect.ts'
import { packedPlaces, searchObjects } from './search-objects.ts'

/**
 * Opens a PDF: cross-reference tables and streams, object streams, and, where the table is wrong, a scan of the whole file.
 * A file that is encrypted with an empty user password is decrypted. Objects are read on demand.
 * @throws DamagedPdf when the bytes are not a PDF
 */
export function openPdf(input: Uint8Array): PdfFile {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength)
  const start = bytes.subarray(0, 1024).indexOf('%PDF-')
  const version = /^\d\.\d/.exec(bytes.toString('latin1', start + 5, start + 8))?.[0] ?? '1.0'
  const body = start <= 0 ? bytes : bytes.subarray(start)
  const rebuild = once(() => rebuiltIndex(body))
  const indexed = start < 0 ? undefined : unlessDamaged(() => readIndex(body))
  const file = indexed && fileOf({ bytes: body, version, index: indexed, rebuild })
  if (file && (file.trailer.has('Encrypt') || hasPages(file))) return file
  const rebuilt = fileOf({ bytes: body, version, index: rebuild(), rebuild })
  if (rebuilt.catalog()?.has('Pages')) return rebuilt
  if (start < 0) throw new DamagedPdf('geen-pdf', 'Dit bestand is geen PDF.')
  throw new DamagedPdf('beschadigd', 'Het PDF-bestand is beschadigd: de inhoudsopgave van het bestand ontbreekt.')
}

/** As `openPdf`, for a caller that needs the contents. @throws DamagedPdf also when the file asks for a password */
export function openReadable(input: Uint8Array): PdfFile {
  const file = openPdf(input)
  if (file.trailer.has('Encrypt'))
    throw new DamagedPdf('versleuteld', 'Het PDF-bestand is versleuteld (er zit een wachtwoord op).')
  return file
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function hasPages(file: PdfFile): boolean {
  return file.dict(file.catalog()?.get('Pages')) !== undefined
}

interface OpenedBytes {
  readonly bytes: Buffer
  readonly version: string
  readonly index: Index
  /** The index that a search of the whole file gives. */
  readonly rebuild: () => Index
}

function fileOf(opened: OpenedBytes): PdfFile {
  const { trailer } = opened.index
  const plain = fileWith(opened, trailer, undefined)
  const encrypt = plain.dict(trailer.get('Encrypt'))
  if (encrypt === undefined) {
    if (trailer.get('Encrypt') === null) trailer.delete('Encrypt')
    return plain
  }
  const decrypt = decryptionOf(encrypt, trailer.get('ID'), plain.resolve)
  if (decrypt === undefined) return plain
  const open = new Map(trailer)
  open.delete('Encrypt')
  return fileWith(opened, open, decrypt)
}

function fileWith({ bytes, version, index, rebuild }: OpenedBytes, trailer: Dict, decrypt: Decrypt | undefined) {
  let highest = 0
  for (const number of index.entries.keys()) if (number > highest) highest = number
  const packed = new Map<number, readonly PackedObject[]>()
  const readAt = (entry: Entry, number: number): PdfObject | undefined => {
    if ('at' in entry) {
      const found = readObjectAt(bytes, entry.at, number, file.resolve)
      return found && (decrypt?.(found.object, number, found.generation) ?? found.object)
    }
    let objects = packed.get(entry.within)
    if (!objects) {
      packed.set(entry.within, [])
      objects = readObjectStream(file, entry.within)
      packed.set(entry.within, objects)
    }
    const found = objects[entry.index]
    return (found?.number === number ? found : objects.find((each) => each.number === number))?.object
  }
  const load = (number: number): PdfObject | undefined => {
    const entry = index.entries.get(number)
    if (index.deleted.has(number) && !entry) return undefined
    const found = entry && unlessDamaged(() => readAt(entry, number))
    if (found !== undefined) return found
    // The entry is missing or leads elsewhere. What the search finds is read as it is, damaged or not.
    const other = rebuild().entries.get(number)
    return other && readAt(other, number)
  }
  const file: PdfFile = new PdfFile(trailer, version, { load, highest, decrypt })
  return file
}

interface PackedObject {
  readonly number: number
  readonly object: PdfObject
}

function readObjectStream(file: PdfFile, number: number): readonly PackedObject[] {
  const stream = file.get(number)
  if (!(stream instanceof Stream)) return []
  const bytes = file.bytes(stream)
  const count = Math.min(file.number(stream.dict.get('N')) ?? 0, bytes.length)
  const first = file.number(stream.dict.get('First')) ?? 0
  return packedPlaces(bytes, count).map(({ number, offset }) => {
    const object = unlessDamaged(() => new ObjectParser(bytes, first + offset).object()) ?? null
    return { number, object }
  })
}

/** The index of a search, with the objects in object streams, which may be encrypted. */
function rebuiltIndex(bytes: Buffer): Index {
  const { packed, ...found } = searchObjects(bytes)
  const entries = new Map(found.entries)
  const index: Index = { ...found, entries }
  const file = fileOf({ bytes, version: '', index, rebuild: () => index })
  for (const { number, at } of packed) {
    const objects = unlessDamaged(() => readObjectStream(file, number)) ?? []
    for (const [position, each] of objects.entries()) {
      const known = entries.get(each.number)
      if (known && 'at' in known && known.at > at) continue
      entries.set(each.number, { within: number, index: position })
    }
  }
  const whole = fileOf({ bytes, version: '', index, rebuild: () => index })
  if (!whole.catalog()?.has('Pages')) {
    const root = [...entries.keys()].findLast((number) => isCatalog(unlessDamaged(() => whole.get(number))))
    if (root !== undefined) index.trailer.set('Root', new Ref(root))
  }
  return index
}

function isCatalog(object: PdfObject | undefined): boolean {
  return isDict(object) && nameOf(object.get('Type')) === 'Catalog' && object.has('Pages')
}
