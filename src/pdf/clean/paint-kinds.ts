import { type ProfileSpace, rebuiltProfile } from '../../pictures/icc-profile.ts'
import { type Dict, isArray, isDict, Name, nameOf, type PdfObject, Stream } from '../file/objects/objects.ts'
import { flateStream } from '../file/read/flate.ts'
import type { Kind } from './cleaner.ts'
import { font } from './font-kinds.ts'
import {
  anyOf,
  boolean,
  type Fields,
  fields,
  list,
  name,
  number,
  numbers,
  stream,
  string,
  takeFields,
  withoutComments,
} from './kinds.ts'

const functionFields: Fields = {
  FunctionType: number,
  Domain: numbers,
  Range: numbers,
  Size: numbers,
  BitsPerSample: number,
  Order: number,
  Encode: numbers,
  Decode: numbers,
  C0: numbers,
  C1: numbers,
  N: number,
  Functions: list((object, cleaner) => pdfFunction(object, cleaner)),
  Bounds: numbers,
}

/** A function (ISO 32000-1, 7.10), or an array of them; its program keeps no comments. */
const pdfFunction: Kind = (object, cleaner) => {
  if (isArray(object)) return list(pdfFunction)(object, cleaner)
  if (!(object instanceof Stream)) return fields(functionFields)(object, cleaner)
  const isProgram = cleaner.file.number(object.dict.get('FunctionType')) === 4
  return stream(functionFields, isProgram ? withoutComments : undefined)(object, cleaner)
}

/** By number of components: the colour space of a profile, and the one that stands in for a profile that readers ignore. */
const profileSpaces: Readonly<Record<number, readonly [space: ProfileSpace, device: string]>> = {
  1: ['GRAY', 'DeviceGray'],
  3: ['RGB ', 'DeviceRGB'],
  4: ['CMYK', 'DeviceCMYK'],
}

const profileFields: Fields = {
  N: number,
  Alternate: (object, cleaner) => colourSpace(object, cleaner),
  Range: numbers,
}

/** The profile of a colour space or an output intent, without its texts. */
export const profile: Kind = (object, cleaner) => {
  if (!(object instanceof Stream)) return undefined
  const [space] = profileSpaces[cleaner.file.number(object.dict.get('N')) ?? 0] ?? []
  const made = space && rebuiltProfile(cleaner.file.bytes(object), space)
  return made && flateStream(made, takeFields(object.dict, profileFields, cleaner))
}

const calibrated = fields({
  WhitePoint: numbers,
  BlackPoint: numbers,
  Gamma: anyOf(number, numbers),
  Matrix: numbers,
  Range: numbers,
})

/** The parts of each array that is a colour space, after its name (ISO 32000-1, 8.6). */
const colourSpaces: Readonly<Record<string, readonly Kind[]>> = {
  DeviceGray: [],
  DeviceRGB: [],
  DeviceCMYK: [],
  Pattern: [(object, cleaner) => colourSpace(object, cleaner)],
  CalGray: [calibrated],
  CalRGB: [calibrated],
  Lab: [calibrated],
  ICCBased: [profile],
  Indexed: [(object, cleaner) => colourSpace(object, cleaner), number, anyOf(string, stream({}))],
  Separation: [name, (object, cleaner) => colourSpace(object, cleaner), pdfFunction],
  // The attributes after these matter to a press alone.
  DeviceN: [list(name), (object, cleaner) => colourSpace(object, cleaner), pdfFunction],
}

/** The names of colour spaces in inline images. */
const shortSpaces: Readonly<Record<string, string>> = {
  I: 'Indexed',
  G: 'DeviceGray',
  RGB: 'DeviceRGB',
  CMYK: 'DeviceCMYK',
}

export const colourSpace: Kind = (object, cleaner) => {
  if (object instanceof Name) return new Name(shortSpaces[object.value] ?? object.value)
  if (!isArray(object)) return undefined
  const kind = cleaner.file.name(object[0]) ?? ''
  const full = shortSpaces[kind] ?? kind
  const parts = colourSpaces[full]
  if (!parts) return undefined
  const made = parts.map((part, index) => cleaner.take(object[index + 1], part))
  if (full === 'ICCBased' && made[0] === undefined) {
    const count = cleaner.file.number(cleaner.file.dict(object[1])?.get('N')) ?? 0
    return new Name(profileSpaces[count]?.[1] ?? 'DeviceGray')
  }
  while (made.length > 0 && made.at(-1) === undefined) made.pop()
  return [new Name(full), ...made.map((each) => each ?? null)]
}

const shadingFields: Fields = {
  ShadingType: number,
  ColorSpace: colourSpace,
  Background: numbers,
  BBox: numbers,
  AntiAlias: boolean,
  Function: pdfFunction,
  Domain: numbers,
  Coords: numbers,
  Extend: list(boolean),
  Matrix: numbers,
  BitsPerCoordinate: number,
  BitsPerComponent: number,
  BitsPerFlag: number,
  Decode: numbers,
  VerticesPerRow: number,
}

export const shading = anyOf(stream(shadingFields), fields(shadingFields))

export const group = fields({ Type: name, S: name, CS: colourSpace, I: boolean, K: boolean })

const formFields: Fields = { Type: name, Subtype: name, FormType: number, BBox: numbers, Matrix: numbers, Group: group }

/** A form XObject: a drawing with its own content. */
export const form: Kind = (object, cleaner) => {
  if (!(object instanceof Stream)) return undefined
  return drawing(object, takeFields(object.dict, formFields, cleaner).set('Subtype', new Name('Form')), cleaner)
}

function drawing(object: Stream, entries: Dict, cleaner: Parameters<Kind>[1]): PdfObject {
  const { bytes, resources } = cleaner.content(cleaner.file.bytes(object), object.dict.get('Resources'))
  return flateStream(bytes, entries.set('Resources', resources))
}

const transfer = anyOf(name, pdfFunction)

const softMask = anyOf(name, fields({ Type: name, S: name, G: form, BC: numbers, TR: transfer }))

/** A set of parameters for `gs` (ISO 32000-1, table 58), without those of a press. */
export const graphicsState = fields({
  Type: name,
  LW: number,
  LC: number,
  LJ: number,
  ML: number,
  D: numbers,
  RI: name,
  OP: boolean,
  op: boolean,
  OPM: number,
  Font: list(anyOf(number, (object, cleaner) => font(object, cleaner))),
  BG: pdfFunction,
  BG2: transfer,
  UCR: pdfFunction,
  UCR2: transfer,
  TR: anyOf(list(transfer), transfer),
  TR2: anyOf(list(transfer), transfer),
  FL: number,
  SM: number,
  SA: boolean,
  BM: anyOf(name, list(name)),
  SMask: softMask,
  CA: number,
  ca: number,
  AIS: boolean,
  TK: boolean,
})

const tilingFields: Fields = {
  Type: name,
  PatternType: number,
  PaintType: number,
  TilingType: number,
  BBox: numbers,
  XStep: number,
  YStep: number,
  Matrix: numbers,
}

export const pattern: Kind = (object, cleaner) => {
  if (object instanceof Stream) return drawing(object, takeFields(object.dict, tilingFields, cleaner), cleaner)
  if (!isDict(object)) return undefined
  return fields({ Type: name, PatternType: number, Shading: shading, Matrix: numbers, ExtGState: graphicsState })(
    object,
    cleaner,
  )
}

/** The number of components of a colour space; undefined where it cannot be told. */
export function componentsOf(
  space: PdfObject | undefined,
  resolve: (object: PdfObject | undefined) => PdfObject | undefined,
) {
  const found = resolve(space)
  const kind = nameOf(isArray(found) ? resolve(found[0]) : (found ?? undefined))
  const second = isArray(found) ? resolve(found[1]) : undefined
  switch (kind) {
    case 'DeviceGray':
    case 'G':
    case 'CalGray':
    case 'Indexed':
    case 'I':
    case 'Separation':
      return 1
    case 'DeviceRGB':
    case 'RGB':
    case 'CalRGB':
    case 'Lab':
      return 3
    case 'DeviceCMYK':
    case 'CMYK':
      return 4
    case 'DeviceN':
      return isArray(second) ? second.length : undefined
    case 'ICCBased': {
      const count = second instanceof Stream ? resolve(second.dict.get('N')) : undefined
      return typeof count === 'number' ? count : undefined
    }
    default:
      return undefined
  }
}
