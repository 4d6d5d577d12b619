import { annotationType, isHidden, mediaTypes } from '../file/model/annotations.ts'
import { normalizedRectangle } from '../file/model/page-box.ts'
import { around, identity, type Matrix, matrixOf, multiply, transform } from '../file/objects/geometry.ts'
import { type Dict, isDict, type PdfObject, Ref, Stream } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'

/** The drawing of an annotation, to be painted on its page. */
export interface FlatDrawing {
  /** Undefined for a direct annotation. */
  readonly number: number | undefined
  readonly form: PdfObject
  readonly matrix: Matrix
}

/** What a page shows of its annotations other than links. */
export interface FlatAnnotations {
  readonly drawings: readonly FlatDrawing[]
  /** Annotations without a drawing of their own, of which a viewer would draw something. */
  readonly undrawn: number
  /** Whether a field has a value that only a form program draws. */
  readonly isUnfilled: boolean
}

/** Annotations that paint nothing, or nothing but an icon of the viewer. */
const unseen = new Set(['Popup', 'Link', 'Redact', 'TrapNet', 'PrinterMark', 'Widget', 'Text', ...mediaTypes])

/**
 * The drawings of the annotations and fields of a page that are visible, in their order.
 * @param isHiddenLayer whether a layer is hidden
 */
export function flatAnnotations(
  file: PdfFile,
  annotations: readonly PdfObject[],
  isHiddenLayer: (layer: PdfObject | undefined) => boolean,
): FlatAnnotations {
  const drawings: FlatDrawing[] = []
  let undrawn = 0
  let isUnfilled = false
  for (const each of annotations) {
    const annotation = file.dict(each)
    const type = annotation && annotationType(annotation)
    if (!annotation || !type || type === 'Link' || type === 'Popup') continue
    if (isHidden(file, annotation) || isHiddenLayer(annotation.get('OC'))) continue
    const form = appearanceOf(file, annotation)
    const matrix = form && placed(file, annotation, form)
    if (form && matrix) drawings.push({ number: each instanceof Ref ? each.number : undefined, form, matrix })
    if (form) continue
    undrawn += drawnByViewer(file, annotation, type)
    isUnfilled ||= type === 'Widget' && hasValue(file, annotation)
  }
  return { drawings, undrawn, isUnfilled }
}

/** 1 where a viewer makes a drawing of its own, else 0. */
function drawnByViewer(file: PdfFile, annotation: Dict, type: string): 0 | 1 {
  const look = type === 'Widget' ? file.dict(annotation.get('MK')) : undefined
  return !unseen.has(type) || look?.has('BC') === true || look?.has('BG') === true ? 1 : 0
}

/** The normal appearance, in the state that the annotation has (ISO 32000-1, 12.5.5). */
function appearanceOf(file: PdfFile, annotation: Dict): PdfObject | undefined {
  const normal = file.dict(annotation.get('AP'))?.get('N')
  const found = file.resolve(normal)
  const drawn = isDict(found) ? found.get(file.name(annotation.get('AS')) ?? 'Off') : normal
  return file.resolve(drawn) instanceof Stream ? drawn : undefined
}

/** Maps the box of the drawing, after its own matrix, to the rectangle of the annotation (algorithm 8.1). */
function placed(file: PdfFile, annotation: Dict, form: PdfObject): Matrix | undefined {
  const own = file.dict(form)
  const box = normalizedRectangle(file, own?.get('BBox'))
  const target = normalizedRectangle(file, annotation.get('Rect'))
  if (!box || !target) return undefined
  const numbers = (file.array(own?.get('Matrix')) ?? []).map((each) => file.number(each))
  const matrix = numbers.length === 6 ? matrixOf(numbers) : identity
  const [left, bottom, right, top] = box
  const corners = [
    [left, bottom],
    [right, bottom],
    [right, top],
    [left, top],
  ] as const
  const seen = around(corners.map((corner) => transform(matrix, corner)))
  const [width, height] = [seen[2] - seen[0], seen[3] - seen[1]]
  const across = width === 0 ? 1 : (target[2] - target[0]) / width
  const up = height === 0 ? 1 : (target[3] - target[1]) / height
  return multiply([1, 0, 0, 1, -seen[0], -seen[1]], [across, 0, 0, up, target[0], target[1]])
}

/** A field whose value is a text that is not drawn yet. */
function hasValue(file: PdfFile, annotation: Dict): boolean {
  let field: Dict | undefined = annotation
  for (let level = 0; field && level < 20; level++) {
    const text = file.text(field.get('V'))
    if (text !== undefined) return text.trim() !== ''
    field = file.dict(field.get('Parent'))
  }
  return false
}
