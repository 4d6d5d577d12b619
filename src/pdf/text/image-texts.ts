import { jpegParts, jpegRest } from '../../pictures/jpeg-rest.ts'
import { rebuildImageData } from '../../pictures/rebuild-image-data.ts'
import { isArray, nameOf, type PdfObject, type Stream } from '../file/objects/objects.ts'
import { unlessDamaged } from '../file/objects/refusal.ts'
import { decoded, filtersOf } from '../file/read/flate.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'

/** Filters that only a picture has (ISO 32000-1, table 6). */
const pictureFilters = {
  DCTDecode: 'DCTDecode',
  DCT: 'DCTDecode',
  JPXDecode: 'JPXDecode',
  JBIG2Decode: 'JBIG2Decode',
} as const

type PictureName = keyof typeof pictureFilters

const isPictureName = (name: string): name is PictureName => name in pictureFilters

/** The readable runs in an image that are not its pixels: data of a camera, comments, profiles, what follows the end. */
export function imageTexts(stream: Stream, file: PdfFile): readonly string[] {
  const { data, filter } = pictureIn(stream, file)
  if (data === undefined) return []
  if (filter === undefined) return runsIn(behindPixels(data, stream, file))
  // Tables and profiles can hold text as well.
  if (filter === 'DCTDecode') return jpegParts(data).flatMap(({ content }) => runsIn(content))
  // What draws it holds no text, so what it shares with the picture itself is chance.
  const drawn = new Set(runsIn(rebuildImageData(data, filter) ?? new Uint8Array()))
  return runsIn(data).filter((run) => !drawn.has(run))
}

/** Whether an image is a photograph with parts that draw nothing. */
export function hasPhotoData(stream: Stream, file: PdfFile): boolean {
  const { data, filter } = pictureIn(stream, file)
  return data !== undefined && filter === 'DCTDecode' && jpegRest(data).length > 0
}

interface PictureIn {
  /** Undefined when it cannot be read, or has a filter of which the data holds nothing else. */
  readonly data: Uint8Array | undefined
  readonly filter: (typeof pictureFilters)[PictureName] | undefined
}

function pictureIn(stream: Stream, file: PdfFile): PictureIn {
  const filters = filtersOf(stream, file.resolve)
  const at = filters.findIndex(({ name }) => isPictureName(name))
  const name = filters[at]?.name ?? ''
  if (!isPictureName(name)) return { data: unlessDamaged(() => file.bytes(stream)), filter: undefined }
  const before = () => filters.slice(0, at).reduce((bytes, filter) => decoded(bytes, filter), stream.raw)
  return { data: unlessDamaged(before), filter: pictureFilters[name] }
}

/** Bytes behind the last row of an image of plain pixels. */
function behindPixels(data: Uint8Array, { dict }: Stream, file: PdfFile): Uint8Array {
  const number = (key: string, short: string) => file.number(dict.get(key) ?? dict.get(short)) ?? 0
  const isMask = file.resolve(dict.get('ImageMask') ?? dict.get('IM') ?? null) === true
  const components = isMask ? 1 : componentsOf(dict.get('ColorSpace') ?? dict.get('CS'), file)
  const bits = isMask ? 1 : number('BitsPerComponent', 'BPC')
  const row = Math.ceil((number('Width', 'W') * (components ?? 0) * bits) / 8)
  return components === undefined ? new Uint8Array() : data.subarray(row * number('Height', 'H'))
}

const deviceComponents: Readonly<Record<string, number>> = {
  DeviceGray: 1,
  CalGray: 1,
  G: 1,
  Indexed: 1,
  I: 1,
  Separation: 1,
  DeviceRGB: 3,
  CalRGB: 3,
  RGB: 3,
  Lab: 3,
  DeviceCMYK: 4,
  CMYK: 4,
}

function componentsOf(space: PdfObject | undefined, file: PdfFile): number | undefined {
  const found = file.resolve(space ?? null)
  if (!isArray(found)) return deviceComponents[nameOf(found) ?? '']
  const [kind = null, second = null] = found
  const name = file.name(kind) ?? ''
  if (name === 'ICCBased') return file.number(file.dict(second)?.get('N'))
  return name === 'DeviceN' ? file.array(second)?.length : deviceComponents[name]
}

/** Runs of at least four readable characters, of one or of two bytes each. */
function runsIn(bytes: Uint8Array): readonly string[] {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const text = raw.toString('latin1')
  const utf8 = /[\xc2-\xf4][\x80-\xbf]/.test(text) ? raw.toString('utf8') : ''
  return [
    ...(text.match(/[\x20-\x7e\xc0-\xff]{4,}/g) ?? []),
    ...(utf8.match(/[\x20-\x7e\u00a1-\uffef]{4,}/g) ?? []),
    ...(text.match(/(?:[\x20-\x7e\xa1-\xff]\0){4,}|(?:\0[\x20-\x7e\xa1-\xff]){4,}/g) ?? []).map((run) =>
      run.replaceAll('\0', ''),
    ),
  ]
}
