import { copyEntries, type Dict, isDict, nameOf, type PdfObject, Ref, Stream } from '../objects/objects.ts'
import { unlessDamaged } from '../objects/refusal.ts'
import { ObjectParser } from './parse-object.ts'
import { highestNumber, type Index } from './read-index.ts'
import { numberBefore, readIndirect } from './read-indirect.ts'

export interface FoundObjects extends Index {
  /** The object streams, with their offsets. */
  readonly packed: readonly { readonly number: number; readonly at: number }[]
}

/**
 * Rebuilds the index of a file whose own is wrong: finds every `N G obj`; the last one of a number is current. The objects in
 * object streams are not among them, because the streams may be encrypted.
 */
export function searchObjects(bytes: Buffer): FoundObjects {
  const entries = searchNumbers(bytes)
  const trailer = searchTrailers(bytes)
  const packed: { number: number; at: number }[] = []
  for (const [number, { at }] of entries) {
    const object = unlessDamaged(() => readIndirect(bytes, at, number, direct))
    const dict = object instanceof Stream ? object.dict : object
    if (!isDict(dict)) continue
    const type = nameOf(dict.get('Type'))
    if (type === 'XRef') copyEntries(dict, trailer, ['Root', 'Info', 'Encrypt', 'ID'])
    if (type === 'ObjStm') packed.push({ number, at })
  }
  return { entries, trailer, deleted: new Set(), packed }
}

function searchNumbers(bytes: Buffer): ReadonlyMap<number, { readonly at: number }> {
  const entries = new Map<number, { readonly at: number }>()
  for (let at = bytes.indexOf('obj'); at >= 0; at = bytes.indexOf('obj', at + 3)) {
    const header = numberBefore(bytes, at)
    if (header && header.number > 0 && header.number <= highestNumber) entries.set(header.number, { at: header.at })
  }
  return entries
}

/** All trailers as one; a later one prevails. */
function searchTrailers(bytes: Buffer): Dict {
  const trailer: Dict = new Map()
  for (let at = bytes.indexOf('trailer'); at >= 0; at = bytes.indexOf('trailer', at + 7)) {
    const found = unlessDamaged(() => new ObjectParser(bytes, at + 7).object())
    if (isDict(found)) for (const [key, value] of found) trailer.set(key, value)
  }
  return trailer
}

function direct(object: PdfObject | undefined): PdfObject | undefined {
  return object instanceof Ref ? null : object
}

/** The objects that the header of an object stream names, in order, with their offsets. @param bytes decoded */
export function packedPlaces(
  bytes: Uint8Array,
  count: number,
): readonly { readonly number: number; readonly offset: number }[] {
  const header = new ObjectParser(bytes)
  const places: { number: number; offset: number }[] = []
  for (let index = 0; index < count; index++) {
    const number = unlessDamaged(() => header.next())
    const offset = unlessDamaged(() => header.next())
    if (typeof number !== 'number' || typeof offset !== 'number') break
    places.push({ number, offset })
  }
  return places
}
