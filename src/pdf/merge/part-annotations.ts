import { riskOf } from '../file/model/actions.ts'
import { carriers, hasAppearance, isHidden, neutralContents } from '../file/model/comments.ts'
import type { ExplicitDestination } from '../file/model/explicit-destinations.ts'
import type { Page } from '../file/model/pages.ts'
import {
  type Dict,
  dict,
  isDict,
  Name,
  nameOf,
  type PdfObject,
  PdfString,
  Ref,
  Stream,
} from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { keyName, partKeyIn } from './part-address.ts'
import type { LossKind } from './part-loss.ts'

export interface PartAnnotations {
  /** Numbers of those that stay. */
  readonly staying: ReadonlySet<number>
  /** Keys of the parts that links lead to. */
  readonly keys: ReadonlySet<string>
  readonly losses: ReadonlySet<LossKind>
}

/** Entries that do something of themselves, or carry something, or say where it stood in its file. */
const left = ['AA', 'PA', 'AF', 'StructParent', 'Metadata', 'MK'] as const

/**
 * Makes the annotations of a part fit for a whole. Links lead to a page that is written out, or by name to another part, or
 * to an address. Fields and what carries files or films become their drawing, or go when they have none. Nothing that opens,
 * sends or runs stays.
 */
export function fitAnnotations(file: PdfFile, pages: readonly Page[], explicit: ExplicitDestination): PartAnnotations {
  const staying = new Set<number>()
  const keys = new Set<string>()
  const losses = new Set<LossKind>()
  const made: Dict[] = []
  for (const page of pages) {
    const annotations = file.array(page.dict.get('Annots'))
    if (!annotations) continue
    const fitted = annotations.flatMap((each): readonly PdfObject[] => {
      const old = file.dict(each)
      const fit = old && fitOne(file, old, explicit, keys, losses)
      if (!fit) return []
      if (fit.has('P')) fit.set('P', page.ref)
      made.push(fit)
      if (!(each instanceof Ref)) return [fit]
      file.set(each, fit)
      staying.add(each.number)
      return [each]
    })
    if (fitted.length === 0) page.dict.delete('Annots')
    else page.dict.set('Annots', fitted)
  }
  for (const annotation of made) forgetOthers(annotation, staying)
  return { staying, keys, losses }
}

function fitOne(
  file: PdfFile,
  old: Dict,
  explicit: ExplicitDestination,
  keys: Set<string>,
  losses: Set<LossKind>,
): Dict | undefined {
  const kind = nameOf(file.resolve(old.get('Subtype')))
  const isField = kind === 'Widget'
  if (isField || carriers.has(kind ?? '')) {
    losses.add(isField ? 'invulvelden' : 'bestanden')
    return drawingOf(file, old)
  }
  const made = new Map(old)
  for (const key of left) made.delete(key)
  fitTarget(file, made, explicit, keys, losses)
  return made
}

/** What it looks like, as a stamp on the page; undefined for what is not seen. */
function drawingOf(file: PdfFile, old: Dict): Dict | undefined {
  if (isHidden(file, old) || !hasAppearance(file, old)) return undefined
  const normal = file.dict(old.get('AP'))?.get('N')
  const states = file.resolve(normal)
  const drawn = isDict(states) ? states.get(nameOf(file.resolve(old.get('AS'))) ?? 'Off') : normal
  if (!(file.resolve(drawn) instanceof Stream)) return undefined
  const words = file.resolve(old.get('TU') ?? old.get('Contents'))
  return dict({
    Type: new Name('Annot'),
    Subtype: new Name('Stamp'),
    Rect: old.get('Rect'),
    F: 4,
    P: null,
    OC: old.get('OC'),
    Contents: words instanceof PdfString ? words : new PdfString(neutralContents),
    AP: dict({ N: drawn }),
  })
}

/** Destination and action of a link, or of anything else that can be pressed. */
function fitTarget(
  file: PdfFile,
  made: Dict,
  explicit: ExplicitDestination,
  keys: Set<string>,
  losses: Set<LossKind>,
): void {
  const action = file.dict(made.get('A'))
  const kind = nameOf(file.resolve(action?.get('S')))
  const own = made.get('Dest')
  made.delete('A')
  made.delete('Dest')
  if (own !== undefined || kind === 'GoTo') {
    const place = explicit(own ?? action?.get('D'))
    if (place) made.set('Dest', place)
    return
  }
  if (action === undefined) return
  const address = kind === 'URI' ? file.text(action.get('URI')) : undefined
  const key = address === undefined ? undefined : partKeyIn(address)
  if (key !== undefined) {
    keys.add(key)
    made.set('Dest', keyName(key))
  } else if (address !== undefined && riskOf(file, action) === undefined)
    made.set('A', dict({ S: new Name('URI'), URI: file.resolve(action.get('URI')), IsMap: action.get('IsMap') }))
  else losses.add('opdrachten')
}

/** Relations with what does not stay. */
function forgetOthers(annotation: Dict, staying: ReadonlySet<number>): void {
  for (const key of ['Popup', 'Parent', 'IRT']) {
    const other = annotation.get(key)
    if (other !== undefined && !(other instanceof Ref && staying.has(other.number))) annotation.delete(key)
  }
}
