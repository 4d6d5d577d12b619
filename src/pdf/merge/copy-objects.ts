import { type Dict, isArray, isDict, type PdfObject, Ref, Stream } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'

/** Entries that refer to the structure, metadata or page tree of the original file. */
const droppedKeys = new Set(['Parent', 'StructParent', 'StructParents', 'Metadata', 'PieceInfo', 'LastModified'])

/**
 * Copies objects to another file with everything they refer to, each once.
 * @param change may replace the content of a stream
 */
export function objectCopier(
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
    for (const [key, value] of dict) if (!droppedKeys.has(key)) made.set(key, copy(value))
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
