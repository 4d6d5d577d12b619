import { annotationType, isHidden, riskOf } from '../file/model/annotations.ts'
import type { ExplicitDestination } from '../file/model/explicit-destinations.ts'
import { dict, Name, type PdfObject, PdfString, Ref } from '../file/objects/objects.ts'
import type { Cleaner } from './cleaner.ts'
import { type Fields, fields, name, number, numbers, string, takeFields } from './kinds.ts'

const linkFields: Fields = {
  Type: name,
  Subtype: name,
  Rect: numbers,
  Contents: string,
  F: number,
  Border: numbers,
  BS: fields({ Type: name, W: number, S: name, D: numbers }),
  C: numbers,
  H: name,
  QuadPoints: numbers,
}

/** A link annotation that was kept. */
export interface KeptLink {
  readonly ref: Ref
  /** The object number of the original; undefined for a direct annotation. */
  readonly number: number | undefined
}

/** The links of a page that lead to a page or an address; a link to anything else keeps its place and leads nowhere. */
export function cleanLinks(
  cleaner: Cleaner,
  annotations: readonly PdfObject[],
  explicit: ExplicitDestination,
  isHiddenLayer: (layer: PdfObject | undefined) => boolean,
): readonly KeptLink[] {
  const { file } = cleaner
  return annotations.flatMap((each) => {
    const link = file.dict(each)
    if (!link || annotationType(link) !== 'Link' || isHidden(file, link) || isHiddenLayer(link.get('OC'))) return []
    const made = takeFields(link, linkFields, cleaner)
    const action = file.dict(link.get('A'))
    const kind = file.name(action?.get('S'))
    const destination = explicit(link.get('Dest') ?? (kind === 'GoTo' ? action?.get('D') : undefined))
    const address = file.resolve(action?.get('URI'))
    if (destination) made.set('Dest', destination)
    else if (kind === 'URI' && address instanceof PdfString && riskOf(file, action) === undefined)
      made.set('A', dict({ S: new Name('URI'), URI: address }))
    return [{ ref: file.add(made), number: each instanceof Ref ? each.number : undefined }]
  })
}
