import { type Dict, dict, isDict, type PdfObject, Stream } from '../file/objects/objects.ts'
import { flateStream } from '../file/read/flate.ts'
import type { Cleaner, Kind } from './cleaner.ts'
import {
  anyOf,
  type Fields,
  fields,
  list,
  name,
  named,
  number,
  numbers,
  stream,
  string,
  takeFields,
  withoutComments,
} from './kinds.ts'

const program = stream({ Length1: number, Length2: number, Length3: number, Subtype: name })

const descriptor = fields({
  Type: name,
  FontName: name,
  FontFamily: string,
  FontStretch: name,
  FontWeight: number,
  Flags: number,
  FontBBox: numbers,
  ItalicAngle: number,
  Ascent: number,
  Descent: number,
  Leading: number,
  CapHeight: number,
  XHeight: number,
  StemV: number,
  StemH: number,
  AvgWidth: number,
  MaxWidth: number,
  MissingWidth: number,
  FontFile: program,
  FontFile2: program,
  FontFile3: program,
  CharSet: string,
  CIDSet: stream({}),
  Lang: name,
})

const system = fields({ Registry: string, Ordering: string, Supplement: number })

const characterMap: Kind = stream(
  {
    Type: name,
    CMapName: name,
    CIDSystemInfo: system,
    WMode: number,
    UseCMap: (object, cleaner) => anyOf(name, characterMap)(object, cleaner),
  },
  withoutComments,
)

const encoding = anyOf(
  name,
  characterMap,
  fields({ Type: name, BaseEncoding: name, Differences: list(anyOf(number, name)) }),
)

const fontFields: Fields = {
  Type: name,
  Subtype: name,
  BaseFont: name,
  FirstChar: number,
  LastChar: number,
  Widths: numbers,
  FontDescriptor: descriptor,
  Encoding: encoding,
  ToUnicode: anyOf(name, characterMap),
  DescendantFonts: list(
    fields({
      Type: name,
      Subtype: name,
      BaseFont: name,
      CIDSystemInfo: system,
      FontDescriptor: descriptor,
      DW: number,
      W: numbers,
      DW2: numbers,
      W2: numbers,
      CIDToGIDMap: anyOf(name, stream({})),
    }),
  ),
}

const drawnFields: Fields = { ...fontFields, FontBBox: numbers, FontMatrix: numbers }

/** A font (ISO 32000-1, 9.5) with its program. The glyphs of a Type 3 font are drawings. */
export const font: Kind = (object, cleaner) => {
  if (!isDict(object)) return undefined
  if (cleaner.file.name(object.get('Subtype')) !== 'Type3') return takeFields(object, fontFields, cleaner)
  const made = takeFields(object, drawnFields, cleaner)
  const resources: Dict = new Map()
  const glyph: Kind = (drawing) =>
    drawing instanceof Stream ? glyphOf(drawing, object, cleaner, resources) : undefined
  const glyphs = cleaner.take(cleaner.file.dict(object.get('CharProcs')), named(glyph))
  return made.set('CharProcs', glyphs ?? dict({})).set('Resources', resources)
}

/** @param all receives the resources, which the glyphs of a font share */
function glyphOf(drawing: Stream, font: Dict, cleaner: Cleaner, all: Dict): PdfObject {
  const { bytes, resources } = cleaner.content(cleaner.file.bytes(drawing), font.get('Resources'))
  for (const [category, used] of resources) {
    const known = all.get(category)
    all.set(category, new Map([...(isDict(known) ? known : []), ...(isDict(used) ? used : [])]))
  }
  return flateStream(bytes)
}
