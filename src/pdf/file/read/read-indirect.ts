import { type Dict, isDict, type PdfObject, Stream } from '../objects/objects.ts'
import { DamagedPdf } from '../objects/refusal.ts'
import { characterClass, Keyword, ObjectParser } from './parse-object.ts'

/** `12 0 obj … endobj` at an offset; undefined when there is something else. */
export function readIndirect(
  bytes: Buffer,
  at: number,
  number: number | undefined,
  resolve: (object: PdfObject | undefined) => PdfObject | undefined,
): PdfObject | undefined {
  return readObjectAt(bytes, at, number, resolve)?.object
}

export interface ObjectAt {
  readonly object: PdfObject
  readonly generation: number
  /** Offset after it. */
  readonly end: number
}

/** As `readIndirect`, with the offset after the object. @throws DamagedPdf */
export function readObjectAt(
  bytes: Buffer,
  at: number,
  number: number | undefined,
  resolve: (object: PdfObject | undefined) => PdfObject | undefined,
): ObjectAt | undefined {
  const parser = new ObjectParser(bytes, at)
  const found = parser.next()
  const generation = parser.next()
  const word = parser.next()
  if (typeof found !== 'number' || typeof generation !== 'number') return undefined
  if (!(word instanceof Keyword) || word.value !== 'obj' || (number !== undefined && found !== number)) return undefined
  const object = parser.object()
  const end = parser.at
  if (!isDict(object)) return { object, generation, end }
  const after = parser.next()
  if (!(after instanceof Keyword && after.value === 'stream')) return { object, generation, end }
  const stream = readStream(bytes, parser.at, object, resolve)
  return { object: stream, generation, end: stream.raw.byteOffset - bytes.byteOffset + stream.raw.length }
}

function readStream(
  bytes: Buffer,
  keywordEnd: number,
  dict: Dict,
  resolve: (object: PdfObject | undefined) => PdfObject | undefined,
): Stream {
  let start = keywordEnd
  if (bytes[start] === 13) start++
  if (bytes[start] === 10) start++
  const length = resolve(dict.get('Length'))
  if (typeof length === 'number' && length >= 0 && Number.isInteger(length) && start + length <= bytes.length) {
    const after = new ObjectParser(bytes, start + length, Math.min(bytes.length, start + length + 16)).next()
    if (after instanceof Keyword && after.value === 'endstream')
      return new Stream(dict, bytes.subarray(start, start + length))
  }
  // The length is wrong: the stream ends at the keyword.
  const end = bytes.indexOf('endstream', start)
  if (end < 0) throw new DamagedPdf('afgekapt', 'Het PDF-bestand is afgekapt: een deel van de inhoud ontbreekt.')
  const trimmed = bytes[end - 1] === 10 ? (bytes[end - 2] === 13 ? end - 2 : end - 1) : end
  return new Stream(dict, bytes.subarray(start, Math.max(start, trimmed)))
}

/** The object header that ends with the keyword `obj` at an offset: its number and where it starts. */
export function numberBefore(
  bytes: Buffer,
  word: number,
): { readonly number: number; readonly at: number } | undefined {
  const header = /(\d{1,8})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]*$/.exec(
    bytes.toString('latin1', Math.max(0, word - 24), word),
  )
  if (!header?.[1]) return undefined
  const at = word - header[0].length
  if (at > 0 && characterClass[bytes[at - 1] ?? 32] === 0 && bytes.toString('latin1', at - 6, at) !== 'endobj')
    return undefined
  return { number: Number(header[1]), at }
}
