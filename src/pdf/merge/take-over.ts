import { type Dict, isArray, isDict, type PdfObject, Ref, Stream } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'

/** Entries that lead out of what is taken over, or say something of the file it comes from. */
const left = new Set(['Parent', 'StructParent', 'StructParents', 'Metadata', 'PieceInfo', 'LastModified'])

/**
 * Takes objects of one file over into another with all they refer to, each once; what they say of the structure, the
 * metadata and the place in their own file stays behind. `change` may give a stream another content.
 */
export function takeOver(
  from: PdfFile,
  to: PdfFile,
  change: (stream: Stream) => Stream,
): (object: PdfObject) => PdfObject {
  const known = new Map<number, Ref>()
  const waiting: { readonly number: number; readonly ref: Ref }[] = []

  const copy = (object: PdfObject): PdfObject => {
    if (object instanceof Ref) return reference(object)
    if (isArray(object)) return object.map(copy)
    if (isDict(object)) return entries(object)
    if (!(object instanceof Stream)) return object
    const changed = change(object)
    return new Stream(entries(changed.dict), changed.raw)
  }
  const entries = (dict: Dict): Dict => {
    const made: Dict = new Map()
    for (const [key, value] of dict) if (!left.has(key)) made.set(key, copy(value))
    return made
  }
  const reference = (ref: Ref): Ref => {
    const found = known.get(ref.number)
    if (found) return found
    const made = to.add(null)
    known.set(ref.number, made)
    waiting.push({ number: ref.number, ref: made })
    return made
  }
  return (object) => {
    const made = copy(object)
    for (let next = waiting.pop(); next; next = waiting.pop()) to.set(next.ref, copy(from.get(next.number)))
    return made
  }
}
