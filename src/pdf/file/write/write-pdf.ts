import { type Ref, Stream } from '../objects/objects.ts'
import type { PdfFile } from '../read/pdf-file.ts'
import { PdfOutput, type PlainObject, perObjectStream } from './pdf-output.ts'
import { forEachRef, serialize } from './serialize.ts'

/** How a file is written. */
export interface WrittenForm {
  /** Of the header, for example `1.7`. */
  readonly version: string
  /** `plain`: no object streams and a cross-reference table, as PDF 1.4 and PDF/A-1 want it. */
  readonly objects: 'packed' | 'plain'
}

/**
 * Writes a file anew: only what can be reached from the catalog and the information dictionary, numbered in the order in
 * which it is met, so that neither leftovers nor the maker's own numbering show. Header PDF 1.7 with the binary comment
 * (ISO 19005-2, 6.1.2), object streams, a cross-reference stream, and an ID made of the content (6.1.3).
 */
export function writePdf(file: PdfFile, form: WrittenForm = { version: '1.7', objects: 'packed' }): Uint8Array {
  const numbers = new Map<number, number>()
  const order: number[] = []
  const number = (ref: Ref): void => {
    if (numbers.has(ref.number)) return
    order.push(ref.number)
    numbers.set(ref.number, order.length)
  }
  forEachRef(file.trailer.get('Root') ?? null, number)
  forEachRef(file.trailer.get('Info') ?? null, number)
  for (let index = 0; index < order.length; index++) forEachRef(file.get(order[index] ?? 0), number)

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
    const part = plain.slice(start, start + perObjectStream)
    out.objectStream(next, part)
    next++
  }
  out.crossReference(next, roots)
  return out.bytes()
}
