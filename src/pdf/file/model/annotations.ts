import { type Dict, isDict, nameOf, names, type PdfObject, Stream } from '../objects/objects.ts'
import type { PdfFile } from '../read/pdf-file.ts'
import type { Page } from './pages.ts'

/** Markup annotations (ISO 32000-1, 12.5.6.2) and their pop-up windows. */
export const markupTypes = names(
  'Text FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Caret Stamp Ink Popup',
)

/** Annotations with an embedded file, sound or film. */
export const mediaTypes = names('FileAttachment Sound Movie Screen 3D RichMedia')

/** Keys for the author, date and text of a comment; none of them is painted when the annotation has an appearance stream. */
export const authorKeys = names('T RC Subj NM M CreationDate IRT RT Popup State StateModel ExData Contents')

/** The annotations of a page. */
export function annotationsOf(file: PdfFile, page: Page): readonly Dict[] {
  return (file.array(page.dict.get('Annots')) ?? []).flatMap((each) => file.dict(each) ?? [])
}

/** Replaces each annotation of a page by those that `change` returns; removes the list when none is left. */
export function changeAnnotations(
  file: PdfFile,
  page: Page,
  change: (annotation: PdfObject) => readonly PdfObject[],
): void {
  const made = file.array(page.dict.get('Annots'))?.flatMap(change)
  if (made?.length === 0) page.dict.delete('Annots')
  else if (made) page.dict.set('Annots', made)
}

/** The form fields on a page. */
export function widgetsOf(file: PdfFile, page: Page): readonly Dict[] {
  return annotationsOf(file, page).filter((annotation) => nameOf(annotation.get('Subtype')) === 'Widget')
}

/** The subtype, when the dictionary is an annotation. */
export function annotationType(dict: Dict): string | undefined {
  return dict.has('Rect') ? nameOf(dict.get('Subtype')) : undefined
}

export function hasAppearance(file: PdfFile, annotation: Dict): boolean {
  const normal = file.resolve(file.dict(annotation.get('AP'))?.get('N'))
  return normal instanceof Stream || (isDict(normal) && normal.size > 0)
}

/** Flags Hidden and NoView: bits 2 and 6 (ISO 32000-1, 12.5.3). */
export function isHidden(file: PdfFile, annotation: Dict): boolean {
  return ((file.number(annotation.get('F')) ?? 0) & 0b100010) !== 0
}

/** A viewer draws the Contents of a free text annotation that has no appearance stream. */
export function paintsContents(file: PdfFile, annotation: Dict): boolean {
  return nameOf(annotation.get('Subtype')) === 'FreeText' && !hasAppearance(file, annotation)
}

/** Placeholder for the description that PDF/UA requires (ISO 14289-1, 7.18.1). */
export const neutralContents = 'Markering'

/** Dictionary keys whose value is an action (ISO 32000-1, 12.6.2). */
export const actionKeys = ['A', 'PA', 'Next', 'OpenAction'] as const

/** `script` for scripts, `other` for actions that open, send or refer to a local file; undefined for a mere jump or no action. */
export function riskOf(file: PdfFile, object: PdfObject | undefined): 'script' | 'other' | undefined {
  const action = file.resolve(object)
  if (!isDict(action)) return undefined
  const kind = file.name(action.get('S'))
  if (kind === undefined || !risky.has(kind)) return undefined
  if (kind === 'JavaScript' || kind === 'Rendition') return 'script'
  if (kind === 'URI') return isLocal(file, action) ? 'other' : undefined
  return 'other'
}

/** Listed, because `S` has another meaning in structure elements and page labels. */
const risky = names(
  'JavaScript Rendition URI Launch GoToR GoToE SubmitForm ResetForm ImportData Sound Movie Hide GoTo3DView ' +
    'RichMediaExecute',
)

function isLocal(file: PdfFile, action: Dict): boolean {
  return /^(?:file:|[a-z]:[\\/]|\\\\)/i.test((file.text(action.get('URI')) ?? '').trim())
}
