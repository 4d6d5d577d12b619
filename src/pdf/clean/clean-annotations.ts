import {
  annotationKind,
  carriers,
  comments,
  hasAppearance,
  isHidden,
  neutralContents,
  paintsContents,
  personal,
} from '../file/model/comments.ts'
import type { Page } from '../file/model/pages.ts'
import type { Reached } from '../file/model/reachable.ts'
import { type Dict, isDict, Name, nameOf, type PdfObject, Ref } from '../file/objects/objects.ts'
import { textString } from '../file/objects/text-string.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'

/**
 * Takes comments that paint nothing off the pages (pop-up windows, hidden notes, icons without a drawing of an attachment),
 * and leaves of the others no more than their drawing. An attachment with a drawing of its own becomes that drawing. Its
 * icon, drawn by the reader, goes with the file: the one change that can be seen.
 */
export function cleanAnnotations(file: PdfFile, pages: readonly Page[], found: readonly Reached[]): void {
  const gone = new Set<number>()
  const tagged = file.catalog()?.has('StructTreeRoot') === true
  for (const page of pages) {
    const annotations = file.array(page.dict.get('Annots'))
    if (!annotations) continue
    const staying = annotations.filter((each) => {
      const annotation = file.dict(each)
      const stays = annotation !== undefined && cleanOne(file, annotation, tagged)
      if (!stays && each instanceof Ref) gone.add(each.number)
      return stays
    })
    if (staying.length === 0) page.dict.delete('Annots')
    else page.dict.set('Annots', staying)
  }
  for (const { dict } of found) forget(file, dict, gone)
  for (const number of gone) file.set(new Ref(number), null)
}

/** Whether it stays on its page. */
function cleanOne(file: PdfFile, annotation: Dict, tagged: boolean): boolean {
  const kind = annotationKind(annotation) ?? ''
  if (kind === 'Link' || kind === 'Redact') for (const key of ['NM', 'M']) annotation.delete(key)
  const carrier = carriers.has(kind)
  if (!carrier && !comments.has(kind)) return true
  if (kind === 'Popup' || isHidden(file, annotation)) return false
  if (carrier) {
    if (!hasAppearance(file, annotation)) return false
    annotation.set('Subtype', new Name('Stamp'))
    for (const key of ['FS', 'Sound', 'Movie', 'A', '3DD', '3DV', 'RichMediaContent', 'RichMediaSettings'])
      annotation.delete(key)
  }
  const shown = paintsContents(file, annotation)
  for (const key of personal) if (key !== 'Contents' || !shown) annotation.delete(key)
  if (tagged && !shown) annotation.set('Contents', textString(neutralContents))
  return true
}

/** Takes what is gone out of the structure tree too: it would be kept alive there. */
function forget(file: PdfFile, dict: Dict, gone: ReadonlySet<number>): void {
  const kids = dict.get('K')
  if (kids === undefined || gone.size === 0) return
  const isGone = (kid: PdfObject): boolean => {
    const reference = file.resolve(kid)
    if (!isDict(reference) || nameOf(reference.get('Type')) !== 'OBJR') return false
    const target = reference.get('Obj')
    return target instanceof Ref && gone.has(target.number)
  }
  const list = file.array(kids)
  if (list)
    dict.set(
      'K',
      list.filter((kid) => !isGone(kid)),
    )
  else if (isGone(kids)) dict.delete('K')
}
