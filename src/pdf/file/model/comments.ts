import { type Dict, isDict, nameOf, Stream } from '../objects/objects.ts'
import type { PdfFile } from '../read/pdf-file.ts'

/** Annotations that people write on a page for each other (ISO 32000-1, 12.5.6.2), and what hangs on them. */
export const comments: ReadonlySet<string> = new Set([
  'Text',
  'FreeText',
  'Line',
  'Square',
  'Circle',
  'Polygon',
  'PolyLine',
  'Highlight',
  'Underline',
  'Squiggly',
  'StrikeOut',
  'Caret',
  'Stamp',
  'Ink',
  'Popup',
])

/** Annotations that carry a file, a sound or a film. */
export const carriers: ReadonlySet<string> = new Set(['FileAttachment', 'Sound', 'Movie', 'Screen', '3D', 'RichMedia'])

/** What says who wrote a comment, when and what; none of it is painted where there is an appearance. */
export const personal = [
  'T',
  'RC',
  'Subj',
  'NM',
  'M',
  'CreationDate',
  'IRT',
  'RT',
  'Popup',
  'State',
  'StateModel',
  'ExData',
  'Contents',
] as const

/** What the annotation is, where it is one. */
export function annotationKind(dict: Dict): string | undefined {
  return dict.has('Rect') ? nameOf(dict.get('Subtype')) : undefined
}

export function hasAppearance(file: PdfFile, annotation: Dict): boolean {
  const normal = file.resolve(file.dict(annotation.get('AP'))?.get('N'))
  return normal instanceof Stream || (isDict(normal) && normal.size > 0)
}

/** Hidden, or not for the screen: bits 2 and 6. */
export function isHidden(file: PdfFile, annotation: Dict): boolean {
  return ((file.number(annotation.get('F')) ?? 0) & 0b100010) !== 0
}

/** The text of a free text that has no appearance is what a reader draws. */
export function paintsContents(file: PdfFile, annotation: Dict): boolean {
  return nameOf(annotation.get('Subtype')) === 'FreeText' && !hasAppearance(file, annotation)
}

/** A neutral text that stands where PDF/UA asks for one (ISO 14289-1, 7.18.1). */
export const neutralContents = 'Markering'
