import {
  annotationType,
  authorKeys,
  changeAnnotations,
  hasAppearance,
  isHidden,
  markupTypes,
  mediaTypes,
  neutralContents,
  paintsContents,
} from '../file/model/annotations.ts'
import type { Page } from '../file/model/pages.ts'
import type { Reached } from '../file/model/reachable-objects.ts'
import { type Dict, isDict, Name, nameOf, type PdfObject, type PdfString, Ref } from '../file/objects/objects.ts'
import { textString } from '../file/objects/text-string.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'

/**
 * Removes comments that paint nothing (pop-up windows, hidden notes) and reduces others to their appearance. A file attachment
 * with an appearance becomes a stamp; without one it is removed with the icon that a viewer draws: the only visible change.
 */
export function cleanAnnotations(file: PdfFile, pages: readonly Page[], found: readonly Reached[]): void {
  const gone = new Set<number>()
  const description = file.catalog()?.has('StructTreeRoot') ? textString(neutralContents) : undefined
  for (const page of pages)
    changeAnnotations(file, page, (each) => {
      const annotation = file.dict(each)
      if (annotation && cleanOne(file, annotation, description)) return [each]
      if (each instanceof Ref) gone.add(each.number)
      return []
    })
  for (const { dict } of found) dropReferences(file, dict, gone)
  for (const number of gone) file.set(new Ref(number), null)
}

/** Whether the annotation stays on its page. @param description required of annotations in a tagged file */
function cleanOne(file: PdfFile, annotation: Dict, description: PdfString | undefined): boolean {
  const kind = annotationType(annotation) ?? ''
  if (kind === 'Link' || kind === 'Redact') for (const key of ['NM', 'M']) annotation.delete(key)
  const isMedia = mediaTypes.has(kind)
  if (!isMedia && !markupTypes.has(kind)) return true
  if (kind === 'Popup' || isHidden(file, annotation)) return false
  if (isMedia) {
    if (!hasAppearance(file, annotation)) return false
    annotation.set('Subtype', new Name('Stamp'))
    for (const key of ['FS', 'Sound', 'Movie', 'A', '3DD', '3DV', 'RichMediaContent', 'RichMediaSettings'])
      annotation.delete(key)
  }
  const shown = paintsContents(file, annotation)
  for (const key of authorKeys) if (key !== 'Contents' || !shown) annotation.delete(key)
  if (description && !shown) annotation.set('Contents', description)
  return true
}

/** Removes references from the structure tree, which would keep the annotations in the file. */
function dropReferences(file: PdfFile, dict: Dict, gone: ReadonlySet<number>): void {
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
