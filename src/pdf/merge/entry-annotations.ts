import {
  changeAnnotations,
  hasAppearance,
  isHidden,
  mediaTypes,
  neutralContents,
  riskOf,
} from '../file/model/annotations.ts'
import type { ExplicitDestination } from '../file/model/explicit-destinations.ts'
import { entryKeyIn, keyName } from '../file/model/link-addresses.ts'
import type { Page } from '../file/model/pages.ts'
import { type Dict, dict, isDict, Name, PdfString, Ref, Stream } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import type { LossKind } from './entry-loss.ts'

export interface AdaptedAnnotations {
  /** Object numbers of the annotations that are kept. */
  readonly kept: ReadonlySet<number>
  /** Keys of the entries that links lead to. */
  readonly keys: ReadonlySet<string>
  readonly losses: ReadonlySet<LossKind>
}

/** What an adaptation reads, and what it collects. */
interface Adaptation {
  readonly file: PdfFile
  readonly explicit: ExplicitDestination
  readonly keys: Set<string>
  readonly losses: Set<LossKind>
}

/** Entries that trigger actions, embed files, or refer to the structure of the original file. */
const droppedKeys = ['AA', 'PA', 'AF', 'StructParent', 'Metadata', 'MK'] as const

/**
 * Adapts the annotations of an entry for the merged file. A link gets an explicit destination, the name of another entry, or a
 * URI. A form field or media annotation is reduced to its appearance, or removed. No action that opens, sends or runs is kept.
 */
export function adaptAnnotations(
  file: PdfFile,
  pages: readonly Page[],
  explicit: ExplicitDestination,
): AdaptedAnnotations {
  const adaptation: Adaptation = { file, explicit, keys: new Set(), losses: new Set() }
  const kept = new Set<number>()
  const made: Dict[] = []
  for (const page of pages)
    changeAnnotations(file, page, (each) => {
      const old = file.dict(each)
      const annotation = old && adaptAnnotation(adaptation, old)
      if (!annotation) return []
      if (annotation.has('P')) annotation.set('P', page.ref)
      made.push(annotation)
      if (!(each instanceof Ref)) return [annotation]
      file.set(each, annotation)
      kept.add(each.number)
      return [each]
    })
  for (const annotation of made) dropDanglingRelations(annotation, kept)
  return { kept, keys: adaptation.keys, losses: adaptation.losses }
}

function adaptAnnotation(adaptation: Adaptation, old: Dict): Dict | undefined {
  const { file, losses } = adaptation
  const type = file.name(old.get('Subtype'))
  const isField = type === 'Widget'
  if (isField || mediaTypes.has(type ?? '')) {
    losses.add(isField ? 'invulvelden' : 'bestanden')
    return appearanceOf(file, old)
  }
  const made = new Map(old)
  for (const key of droppedKeys) made.delete(key)
  adaptTarget(adaptation, made)
  return made
}

/** The appearance as a stamp annotation; undefined when the annotation is not visible. */
function appearanceOf(file: PdfFile, old: Dict): Dict | undefined {
  if (isHidden(file, old) || !hasAppearance(file, old)) return undefined
  const normal = file.dict(old.get('AP'))?.get('N')
  const states = file.resolve(normal)
  const drawn = isDict(states) ? states.get(file.name(old.get('AS')) ?? 'Off') : normal
  if (!(file.resolve(drawn) instanceof Stream)) return undefined
  const description = file.resolve(old.get('TU') ?? old.get('Contents'))
  return dict({
    Type: new Name('Annot'),
    Subtype: new Name('Stamp'),
    Rect: old.get('Rect'),
    F: 4,
    P: null,
    OC: old.get('OC'),
    Contents: description instanceof PdfString ? description : new PdfString(neutralContents),
    AP: dict({ N: drawn }),
  })
}

/** Adapts the destination and the action of an annotation. */
function adaptTarget({ file, explicit, keys, losses }: Adaptation, made: Dict): void {
  const action = file.dict(made.get('A'))
  const kind = file.name(action?.get('S'))
  const own = made.get('Dest')
  made.delete('A')
  made.delete('Dest')
  if (own !== undefined || kind === 'GoTo') {
    const destination = explicit(own ?? action?.get('D'))
    if (destination) made.set('Dest', destination)
    return
  }
  if (action === undefined) return
  const address = kind === 'URI' ? file.text(action.get('URI')) : undefined
  const key = address === undefined ? undefined : entryKeyIn(address)
  if (key !== undefined) {
    keys.add(key)
    made.set('Dest', keyName(key))
  } else if (address !== undefined && riskOf(file, action) === undefined)
    made.set('A', dict({ S: new Name('URI'), URI: file.resolve(action.get('URI')), IsMap: action.get('IsMap') }))
  else losses.add('opdrachten')
}

function dropDanglingRelations(annotation: Dict, kept: ReadonlySet<number>): void {
  for (const key of ['Popup', 'Parent', 'IRT']) {
    const other = annotation.get(key)
    if (other !== undefined && !(other instanceof Ref && kept.has(other.number))) annotation.delete(key)
  }
}
