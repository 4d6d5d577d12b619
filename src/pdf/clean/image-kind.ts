import { rebuildImageData } from '../../pictures/rebuild-image-data.ts'
import { type Dict, dict, Name, Stream } from '../file/objects/objects.ts'
import { DamagedPdf } from '../file/objects/refusal.ts'
import { compactStream, decoded, filtersOf, flateStream, type StreamFilter } from '../file/read/flate.ts'
import type { Cleaner, Kind } from './cleaner.ts'
import { anyOf, boolean, type Fields, name, number, numbers, stream, takeFields } from './kinds.ts'
import { colourSpace, componentsOf } from './paint-kinds.ts'

const imageFields: Fields = {
  Type: name,
  Subtype: name,
  Width: number,
  Height: number,
  ColorSpace: colourSpace,
  BitsPerComponent: number,
  Intent: name,
  ImageMask: boolean,
  Mask: anyOf((object, cleaner) => image(object, cleaner), numbers),
  Decode: numbers,
  Interpolate: boolean,
  SMask: (object, cleaner) => image(object, cleaner),
  SMaskInData: number,
  Matte: numbers,
}

const parameterFields: Fields = {
  ColorTransform: number,
  K: number,
  EndOfLine: boolean,
  EncodedByteAlign: boolean,
  Columns: number,
  Rows: number,
  EndOfBlock: boolean,
  BlackIs1: boolean,
  DamagedRowsBeforeError: number,
  JBIG2Globals: stream({}, (bytes) => rebuilt(bytes, 'JBIG2Decode')),
}

/** Filters that only a picture has, by both names (ISO 32000-1, table 6 and 94). */
const pictureFilters: Readonly<Record<string, string>> = {
  DCTDecode: 'DCTDecode',
  DCT: 'DCTDecode',
  JPXDecode: 'JPXDecode',
  JBIG2Decode: 'JBIG2Decode',
  CCITTFaxDecode: 'CCITTFaxDecode',
  CCF: 'CCITTFaxDecode',
}

/** An image with its masks (ISO 32000-1, 8.9.5). */
export const image: Kind = (object, cleaner) => {
  if (!(object instanceof Stream)) return undefined
  const entries = takeFields(object.dict, imageFields, cleaner).set('Subtype', new Name('Image'))
  const filters = filtersOf(object, cleaner.file.resolve)
  const at = filters.findIndex((filter) => filter.name in pictureFilters)
  if (at < 0) return ofPixels(object, entries, cleaner)
  if (at < filters.length - 1) throw new DamagedPdf('onbekend-filter', 'Een afbeelding in de PDF is vreemd ingepakt.')
  const data = filters.slice(0, at).reduce((bytes, filter) => decoded(bytes, filter), object.raw)
  return ofPicture(data, filters[at] ?? { name: '', options: new Map() }, entries, cleaner)
}

/** Pixels that are not compressed as a picture: what follows the last row is left out. */
function ofPixels(object: Stream, entries: Dict, cleaner: Cleaner): Stream {
  const { file } = cleaner
  const compact = compactStream(object, file.resolve, entries)
  const number = (key: string) => file.number(object.dict.get(key)) ?? 0
  const isMask = file.resolve(object.dict.get('ImageMask')) === true
  const components = isMask ? 1 : componentsOf(object.dict.get('ColorSpace'), file.resolve)
  if (components === undefined) return compact
  const row = Math.ceil((number('Width') * components * (isMask ? 1 : number('BitsPerComponent'))) / 8)
  const bytes = file.bytes(object)
  const needed = row * number('Height')
  return bytes.length > needed ? flateStream(bytes.subarray(0, needed), entries) : compact
}

function ofPicture(data: Uint8Array, { name, options }: StreamFilter, entries: Dict, cleaner: Cleaner): Stream {
  const filter = pictureFilters[name] ?? name
  const parameters = takeFields(options, parameterFields, cleaner)
  const made = new Map(entries).set('Filter', new Name(filter))
  if (parameters.size > 0) made.set('DecodeParms', parameters)
  return new Stream(made, rebuilt(data, filter))
}

/** The data of a picture without what does not draw it. @throws DamagedPdf */
function rebuilt(data: Uint8Array, filter: string): Uint8Array {
  if (filter !== 'DCTDecode' && filter !== 'JPXDecode' && filter !== 'JBIG2Decode') return data
  const made = rebuildImageData(data, filter)
  if (!made) throw new DamagedPdf('beschadigde-inhoud', 'Een afbeelding in de PDF is beschadigd.')
  return made
}

/** The full names of the keys and values of an inline image (ISO 32000-1, tables 93 and 94). */
const fullKeys: Readonly<Record<string, string>> = {
  BPC: 'BitsPerComponent',
  CS: 'ColorSpace',
  D: 'Decode',
  DP: 'DecodeParms',
  F: 'Filter',
  H: 'Height',
  IM: 'ImageMask',
  I: 'Interpolate',
  W: 'Width',
}

/** An inline image as an image XObject. @param spaces the colour spaces that it can name */
export function fromInline(entries: Dict, data: Uint8Array, spaces: Dict | undefined): Stream {
  const full: Dict = dict({ Subtype: new Name('Image') })
  for (const [key, value] of entries) full.set(fullKeys[key] ?? key, value)
  const space = full.get('ColorSpace')
  if (space instanceof Name) full.set('ColorSpace', spaces?.get(space.value) ?? space)
  return new Stream(full, data)
}
