import { type Dict, isDict, type PdfObject, Stream } from '../file/objects/objects.ts'
import type { CleanContent, Cleaner, Kind } from './cleaner.ts'
import { font } from './font-kinds.ts'
import { fromInline, image } from './image-kind.ts'
import { colourSpace, form, graphicsState, pattern, shading } from './paint-kinds.ts'
import { rewriteContent } from './rewrite-content.ts'

const drawn: Kind = (object, cleaner) => {
  const kind = object instanceof Stream ? cleaner.file.name(object.dict.get('Subtype')) : undefined
  if (kind === 'Image') return image(object, cleaner)
  return kind === 'Form' ? form(object, cleaner) : undefined
}

/** The resources of a content stream by category, with the kind of each (ISO 32000-1, table 33). */
const resourceKinds: Readonly<Record<string, Kind>> = {
  ExtGState: graphicsState,
  ColorSpace: colourSpace,
  Pattern: pattern,
  Shading: shading,
  XObject: drawn,
  Font: font,
}

/** Colour spaces that apply without being named (8.6.5.6). */
const defaultSpaces = ['DefaultGray', 'DefaultRGB', 'DefaultCMYK'] as const

/** Writes a content stream anew, with the resources that it uses and no others. */
export function cleanContent(
  cleaner: Cleaner,
  bytes: Uint8Array,
  resources: Dict,
  isHidden: (layer: PdfObject | undefined) => boolean,
): CleanContent {
  const { file } = cleaner
  const category = (name: string): Dict | undefined => file.dict(resources.get(name))
  const inlined: Dict = new Map()
  const { bytes: made, used } = rewriteContent(bytes, {
    resource: (name, key) => category(name)?.get(key),
    dict: (object) => file.dict(object),
    isHidden,
    inlineImage: (entries, data) => {
      const name = cleaner.nameImage((each) => category('XObject')?.has(each) ?? false)
      inlined.set(name, file.add(fromInline(entries, data, category('ColorSpace'))))
      return name
    },
    hiddenMark: (mcid) => cleaner.hide(mcid),
  })
  const kept: Dict = new Map()
  for (const [name, kind] of Object.entries(resourceKinds)) {
    const known = new Map([...(category(name) ?? []), ...(name === 'XObject' ? inlined : [])])
    const entries: Dict = new Map()
    for (const key of [...(used.get(name) ?? []), ...(name === 'ColorSpace' ? defaultSpaces : [])]) {
      const taken = cleaner.take(known.get(key), kind)
      if (taken !== undefined) entries.set(key, taken)
    }
    if (entries.size > 0) kept.set(name, entries)
  }
  return { bytes: made, resources: kept }
}

/** The resources of two content streams that are painted one after the other; those of the second prevail. */
export function joinResources(first: Dict, second: Dict): Dict {
  const made = new Map(first)
  for (const [category, entries] of second) {
    const known = made.get(category)
    made.set(category, new Map([...(isDict(known) ? known : []), ...(isDict(entries) ? entries : [])]))
  }
  return made
}
