import { nameOf, type PdfObject, type Stream } from '../objects/objects.ts'
import { DamagedPdf, unlessDamaged } from '../objects/refusal.ts'
import { ObjectParser } from './parse-object.ts'
import type { PdfFile } from './pdf-file.ts'
import { numberBefore, readObjectAt } from './read-indirect.ts'

/** All contents of a file, whether or not anything refers to it. */
export interface ScannedFile {
  readonly objects: readonly { readonly number: number; readonly object: PdfObject }[]
  /** The bytes before, between and after the objects: tables, comments, remains. */
  readonly between: readonly Uint8Array[]
}

/** Scans the bytes in order, so that unreferenced objects and those of earlier versions are found too. */
export function scanFile(bytes: Buffer, file: PdfFile): ScannedFile {
  const objects: { number: number; object: PdfObject }[] = []
  const between: Uint8Array[] = []
  let done = 0
  for (let word = bytes.indexOf('obj'); word >= 0; word = bytes.indexOf('obj', Math.max(word + 3, done))) {
    const header = numberBefore(bytes, word)
    if (!header || header.at < done) continue
    const found = unlessDamaged(() => readObjectAt(bytes, header.at, header.number, file.resolve))
    if (!found) continue
    if (header.at > done) between.push(bytes.subarray(done, header.at))
    done = found.end
    objects.push({ number: header.number, object: file.decrypted(found.object, header.number, found.generation) })
  }
  if (done < bytes.length) between.push(bytes.subarray(done))
  return { objects, between }
}

/** The objects in an object stream; undefined for any other stream, and when it cannot be read. */
export function packedObjects(stream: Stream, file: PdfFile): readonly PdfObject[] | undefined {
  if (nameOf(stream.dict.get('Type')) !== 'ObjStm') return undefined
  return unlessDamaged(() => {
    const bytes = file.bytes(stream)
    const count = Math.min(file.number(stream.dict.get('N')) ?? 0, bytes.length)
    const first = file.number(stream.dict.get('First')) ?? 0
    const header = new ObjectParser(bytes)
    const objects: PdfObject[] = []
    let previousEnd = 0
    for (let index = 0; index < count; index++) {
      header.object()
      const offset = header.object()
      // Objects do not overlap; offsets that go back would allow quadratic reading time.
      if (typeof offset !== 'number' || first + offset < previousEnd)
        throw new DamagedPdf('beschadigd', 'De volgorde klopt niet.')
      const parser = new ObjectParser(bytes, first + offset)
      objects.push(parser.object())
      previousEnd = parser.at
    }
    return objects
  })
}
