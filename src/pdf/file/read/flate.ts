import { inflateRawSync, inflateSync } from 'node:zlib'
import { compress } from '../../../pictures/compress.ts'
import { unfilter } from '../../../pictures/png-filters.ts'
import { type Dict, isArray, isDict, Name, nameOf, type PdfObject, Stream } from '../objects/objects.ts'
import { DamagedPdf } from '../objects/refusal.ts'
import { streamFilters } from './stream-filters.ts'

/** Enough for any genuine page; stops a decompression bomb. */
const largest = 256 * 1024 * 1024

/** Compresses bytes, equally on every machine. */
export function deflate(bytes: Uint8Array): Uint8Array {
  return compress(bytes, 4)
}

/** A stream that holds these bytes compressed. @param entries the other entries of its dictionary */
export function flateStream(bytes: Uint8Array, entries: Dict = new Map()): Stream {
  const made = new Map(entries)
  made.delete('DecodeParms')
  return new Stream(made.set('Filter', new Name('FlateDecode')), deflate(bytes))
}

/** A wrong checksum is ignored, as other readers do; data of which a part is missing is damaged. */
function inflate(bytes: Uint8Array): Uint8Array {
  try {
    return inflateSync(bytes, { maxOutputLength: largest })
  } catch {
    try {
      return inflateRawSync(bytes.subarray(2), { maxOutputLength: largest })
    } catch {
      throw new DamagedPdf('beschadigde-inhoud', 'Een ingepakt deel van het PDF-bestand is beschadigd.')
    }
  }
}

type Resolve = (object: PdfObject | undefined) => PdfObject | undefined

/** A filter of a stream, with its parameters. */
export interface StreamFilter {
  readonly name: string
  readonly options: Dict
}

/** The filters of a stream, in the order in which they are decoded. */
export function filtersOf(stream: Stream, resolve: Resolve): readonly StreamFilter[] {
  const filter = resolve(stream.dict.get('Filter'))
  const filters = isArray(filter) ? filter.map(resolve) : filter === undefined || filter === null ? [] : [filter]
  const parameter = resolve(stream.dict.get('DecodeParms'))
  const parameters = isArray(parameter) ? parameter.map(resolve) : [parameter]
  return filters.map((each, index) => {
    const options = parameters[index]
    return { name: nameOf(each) ?? '?', options: isDict(options) ? options : new Map() }
  })
}

/** Decodes one filter. @throws DamagedPdf with code `onbekend-filter` for an unsupported filter, and for damaged data */
export function decoded(bytes: Uint8Array, { name, options }: StreamFilter): Uint8Array {
  const decode = name === 'FlateDecode' || name === 'Fl' ? inflate : streamFilters[name]
  if (!decode) throw new DamagedPdf('onbekend-filter', `Een deel van het PDF-bestand is ingepakt met ${name}.`)
  return unpredict(decode(bytes, options), options)
}

/**
 * A stream with these entries and the same data. Data that is compressed and nothing else keeps its bytes.
 * @param change of the decoded data
 */
export function compactStream(
  stream: Stream,
  resolve: Resolve,
  entries: Dict,
  change?: (bytes: Uint8Array) => Uint8Array,
): Stream {
  const [only, ...more] = filtersOf(stream, resolve)
  if (!change && only?.name === 'FlateDecode' && more.length === 0 && isPlain(only.options)) {
    const whole = compressedAlone(stream.raw)
    if (whole) return new Stream(new Map(entries).set('Filter', new Name('FlateDecode')), stream.raw)
  }
  const bytes = streamBytes(stream, resolve)
  return flateStream(change ? change(bytes) : bytes, entries)
}

function isPlain(options: Dict): boolean {
  return integerOption(options, 'Predictor', 1) === 1
}

/** Whether bytes are compressed data, and nothing precedes or follows it. */
function compressedAlone(bytes: Uint8Array): boolean {
  try {
    const found: unknown = inflateSync(bytes, { maxOutputLength: largest, info: true })
    const engine = found && typeof found === 'object' && 'engine' in found ? found.engine : undefined
    const read = engine && typeof engine === 'object' && 'bytesWritten' in engine ? engine.bytesWritten : -1
    return read === bytes.length
  } catch {
    return false
  }
}

/**
 * Decodes a stream. Image filters (DCTDecode, JPXDecode, CCITTFaxDecode, JBIG2Decode) and encryption are not supported.
 * @throws DamagedPdf with code `onbekend-filter` for an unsupported filter, and for damaged data
 */
export function streamBytes(stream: Stream, resolve: Resolve): Uint8Array {
  let bytes = stream.raw
  for (const filter of filtersOf(stream, resolve)) bytes = decoded(bytes, filter)
  return bytes
}

function integerOption(options: Dict, key: string, fallback: number): number {
  const value = options.get(key)
  return typeof value === 'number' && value >= 1 && value <= 1e6 ? Math.floor(value) : fallback
}

/** Reverses the predictors of PNG and TIFF (ISO 32000-1, 7.4.4.4). */
function unpredict(bytes: Uint8Array, options: Dict): Uint8Array {
  const predictor = integerOption(options, 'Predictor', 1)
  if (predictor === 2) return fromDifferences(bytes, options)
  if (predictor < 10) return bytes
  const bits = integerOption(options, 'Colors', 1) * integerOption(options, 'BitsPerComponent', 8)
  const pixel = Math.max(1, bits >> 3)
  const width = Math.ceil((integerOption(options, 'Columns', 1) * bits) / 8)
  const rows = Math.floor(bytes.length / (width + 1))
  const made = new Uint8Array(rows * width)
  let above: Uint8Array = new Uint8Array(width)
  for (let row = 0; row < rows; row++) {
    const line = made.subarray(row * width, (row + 1) * width)
    const from = row * (width + 1)
    line.set(bytes.subarray(from + 1, from + 1 + width))
    // A row of an unknown kind stays as it is, as in other readers.
    unfilter(bytes[from] ?? 0, line, above, pixel)
    above = line
  }
  return made
}

/** Each component is the difference with that of the pixel before it. */
function fromDifferences(bytes: Uint8Array, options: Dict): Uint8Array {
  const colours = integerOption(options, 'Colors', 1)
  const bits = integerOption(options, 'BitsPerComponent', 8)
  const columns = integerOption(options, 'Columns', 1)
  const width = Math.ceil((columns * colours * bits) / 8)
  const made = Uint8Array.from(bytes)
  const component = (at: number): number => {
    let value = 0
    for (let bit = at * bits; bit < (at + 1) * bits; bit++)
      value = value * 2 + (((made[start + (bit >> 3)] ?? 0) >> (7 - (bit & 7))) & 1)
    return value
  }
  const write = (at: number, value: number): void => {
    for (let index = 0, bit = at * bits; index < bits; index++, bit++) {
      const mask = 128 >> (bit & 7)
      const place = start + (bit >> 3)
      const isSet = (Math.floor(value / 2 ** (bits - 1 - index)) & 1) === 1
      made[place] = isSet ? (made[place] ?? 0) | mask : (made[place] ?? 0) & ~mask
    }
  }
  let start = 0
  for (; start + width <= made.length; start += width)
    if (bits === 8)
      for (let at = colours; at < width; at++)
        made[start + at] = (made[start + at] ?? 0) + (made[start + at - colours] ?? 0)
    else
      for (let at = colours; at < columns * colours; at++)
        write(at, (component(at) + component(at - colours)) % 2 ** bits)
  return made
}
