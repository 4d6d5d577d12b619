import { type Ref, Stream } from '../objects/objects.ts'
import type { PdfFile } from '../read/pdf-file.ts'
import { PdfOutput, type PlainObject, perObjectStream } from './pdf-output.ts'
import { forEachRef, serialize } from './serialize.ts'

export interface OutputForm {
  /** In the header, for example `1.7`. */
  readonly version: string
  /** `plain`: a cross-reference table and no object streams, as PDF 1.4 and PDF/A-1 require. */
  readonly objects: 'packed' | 'plain'
}

/**
 * Writes the objects that are reachable from the catalog and the information dictionary, renumbered in order of first
 * reference, so that no leftovers remain. Header with binary comment (ISO 19005-2, 6.1.2); ID derived from the content (6.1.3).
 */
export function writePdf(file: PdfFile, form: OutputForm = { version: '1.7', objects: 'packed' }): Uint8Array {
  const numbers = new Map<number, number>()
  const order: number[] = []
  const assignNumber = (ref: Ref): void => {
    if (numbers.has(ref.number)) return
    order.push(ref.number)
    numbers.set(ref.number, order.length)
  }
  forEachRef(file.trailer.get('Root') ?? null, assignNumber)
  forEachRef(file.trailer.get('Info') ?? null, assignNumber)
  for (let index = 0; index < order.length; index++) forEachRef(file.get(order[index] ?? 0), assignNumber)

  const refText = (ref: Ref) => `${numbers.get(ref.number) ?? 0} 0 R`
  const out = new PdfOutput(form.version)
  const plain: PlainObject[] = []
  for (const [index, old] of order.entries()) {
    const object = file.get(old)
    if (object instanceof Stream) out.stream(index + 1, object, refText)
    else if (form.objects === 'plain') out.plainObject(index + 1, serialize(object, refText))
    else plain.push({ number: index + 1, text: serialize(object, refText) })
  }
  const root = serialize(file.trailer.get('Root') ?? null, refText)
  const information = file.trailer.get('Info')
  const roots = `/Root ${root}${information === undefined ? '' : `/Info ${serialize(information, refText)}`}`
  if (form.objects === 'plain') {
    out.crossReferenceTable(order.length + 1, roots)
    return out.bytes()
  }
  let next = order.length + 1
  for (let start = 0; start < plain.length; start += perObjectStream) {
    out.objectStream(next, plain.slice(start, start + perObjectStream))
    next++
  }
  out.crossReference(next, roots)
  return out.bytes()
}
