import { DamagedPdf, nameOf, type PdfObject, type Stream } from '../objects/objects.ts'
import { ObjectParser } from './parse-object.ts'
import type { PdfFile } from './pdf-file.ts'
import { numberBefore, readObjectAt } from './read-indirect.ts'

/** What stands in the bytes of a file, whether anything refers to it or not. */
export interface EveryObject {
  readonly objects: readonly { readonly number: number; readonly object: PdfObject }[]
  /** What stands between them, before and behind: tables, comments, remains. */
  readonly between: readonly Uint8Array[]
}

/** Goes through the bytes from front to back: objects of earlier versions, and those that nothing refers to, are all met. */
export function everyObject(bytes: Buffer, file: PdfFile): EveryObject {
  const objects: { number: number; object: PdfObject }[] = []
  const between: Uint8Array[] = []
  let done = 0
  for (let word = bytes.indexOf('obj'); word >= 0; word = bytes.indexOf('obj', Math.max(word + 3, done))) {
    const header = numberBefore(bytes, word)
    if (!header || header.at < done) continue
    const found = attempt(() => readObjectAt(bytes, header.at, header.number, file.resolve))
    if (!found) continue
    if (header.at > done) between.push(bytes.subarray(done, header.at))
    done = found.end
    objects.push({ number: header.number, object: found.object })
  }
  if (done < bytes.length) between.push(bytes.subarray(done))
  return { objects, between }
}

/** The objects that are packed in an object stream; undefined when it cannot be read. */
export function packedObjects(stream: Stream, file: PdfFile): readonly PdfObject[] | undefined {
  if (nameOf(stream.dict.get('Type')) !== 'ObjStm') return undefined
  return attempt(() => {
    const bytes = file.bytes(stream)
    const count = Math.min(file.number(stream.dict.get('N')) ?? 0, bytes.length)
    const first = file.number(stream.dict.get('First')) ?? 0
    const header = new ObjectParser(bytes)
    const objects: PdfObject[] = []
    let behind = 0
    for (let index = 0; index < count; index++) {
      header.object()
      const offset = header.object()
      // Objects stand one behind the other: two at one place would be a way to be read for ever.
      if (typeof offset !== 'number' || first + offset < behind)
        throw new DamagedPdf('beschadigd', 'De volgorde klopt niet.')
      const parser = new ObjectParser(bytes, first + offset)
      objects.push(parser.object())
      behind = parser.at
    }
    return objects
  })
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof DamagedPdf) return undefined
    throw error
  }
}
