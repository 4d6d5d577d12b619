import { inflateSync } from 'node:zlib'
import { zlibSync } from 'fflate'
import { type Dict, isArray, isDict, Name, nameOf, type PdfObject, Stream } from '../objects/objects.ts'
import { DamagedPdf } from '../objects/refusal.ts'
import { streamFilters } from './stream-filters.ts'

/** Enough for any genuine page; stops a decompression bomb. */
const largest = 256 * 1024 * 1024

/**
 * Compresses bytes. In JavaScript on purpose: the output of zlib differs between versions and processors, and the same
 * document must give the same bytes everywhere.
 */
export function deflate(bytes: Uint8Array): Uint8Array {
  return zlibSync(bytes, { level: 4 })
}

/** A stream that holds these bytes compressed. @param entries the other entries of its dictionary */
export function flateStream(bytes: Uint8Array, entries: Dict = new Map()): Stream {
  const made = new Map(entries)
  made.delete('DecodeParms')
  return new Stream(made.set('Filter', new Name('FlateDecode')), deflate(bytes))
}

export function inflate(bytes: Uint8Array): Uint8Array {
  try {
    return inflateSync(bytes, { maxOutputLength: largest })
  } catch {
    throw new DamagedPdf('beschadigde-inhoud', 'Een ingepakt deel van het PDF-bestand is beschadigd.')
  }
}

/**
 * Decodes a stream. Image filters (DCTDecode, JPXDecode, CCITTFaxDecode, JBIG2Decode) and encryption are not supported.
 * @throws DamagedPdf with code `onbekend-filter` for an unsupported filter, and for damaged data
 */
export function streamBytes(
  stream: Stream,
  resolve: (object: PdfObject | undefined) => PdfObject | undefined,
): Uint8Array {
  const filter = resolve(stream.dict.get('Filter'))
  const filters = isArray(filter) ? filter.map(resolve) : filter === undefined || filter === null ? [] : [filter]
  const parameter = resolve(stream.dict.get('DecodeParms'))
  const parameters = isArray(parameter) ? parameter.map(resolve) : [parameter]
  let bytes = stream.raw
  for (const [index, each] of filters.entries()) {
    const name = nameOf(each) ?? '?'
    const decode = name === 'FlateDecode' || name === 'Fl' ? inflate : streamFilters[name]
    if (!decode) throw new DamagedPdf('onbekend-filter', `Een deel van het PDF-bestand is ingepakt met ${name}.`)
    const options = parameters[index]
    bytes = unpredict(decode(bytes), isDict(options) ? options : new Map())
  }
  return bytes
}

function integerOption(options: Dict, key: string, fallback: number): number {
  const value = options.get(key)
  return typeof value === 'number' && value >= 1 && value <= 1e6 ? Math.floor(value) : fallback
}

/** Reverses the PNG predictors (ISO 32000-1, 7.4.4.4). */
function unpredict(bytes: Uint8Array, options: Dict): Uint8Array {
  if (integerOption(options, 'Predictor', 1) < 10) return bytes
  const bits = integerOption(options, 'Colors', 1) * integerOption(options, 'BitsPerComponent', 8)
  const pixel = Math.max(1, bits >> 3)
  const width = Math.ceil((integerOption(options, 'Columns', 1) * bits) / 8)
  const rows = Math.floor(bytes.length / (width + 1))
  const made = new Uint8Array(rows * width)
  for (let row = 0; row < rows; row++) {
    const kind = bytes[row * (width + 1)] ?? 0
    for (let column = 0; column < width; column++) {
      const at = row * width + column
      const left = column >= pixel ? (made[at - pixel] ?? 0) : 0
      const up = row > 0 ? (made[at - width] ?? 0) : 0
      const corner = row > 0 && column >= pixel ? (made[at - width - pixel] ?? 0) : 0
      made[at] = (bytes[row * (width + 1) + 1 + column] ?? 0) + predicted(kind, left, up, corner)
    }
  }
  return made
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left
  if (kind === 2) return up
  if (kind === 3) return (left + up) >> 1
  return kind === 4 ? paeth(left, up, corner) : 0
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const byLeft = Math.abs(guess - left)
  const byUp = Math.abs(guess - up)
  const byCorner = Math.abs(guess - corner)
  if (byLeft <= byUp && byLeft <= byCorner) return left
  return byUp <= byCorner ? up : corner
}
