import { type Dict, isArray, isDict, type PdfObject, Ref, Stream } from '../objects/objects.ts'
import type { PdfFile } from '../read/pdf-file.ts'

/** A dictionary that can be reached from the catalog or the information dictionary. */
export interface Reached {
  readonly dict: Dict
  /** The stream whose dictionary it is. */
  readonly stream: Stream | undefined
  /** The object number of an indirect object. */
  readonly number: number | undefined
}

/** Every reachable dictionary of a file, direct ones included, each once, and the numbers of all reachable objects. */
export function reachable(file: PdfFile): {
  readonly found: readonly Reached[]
  readonly numbers: ReadonlySet<number>
} {
  const numbers = new Set<number>()
  const order: number[] = []
  const found: Reached[] = []
  const reach = (ref: Ref): void => {
    if (!numbers.has(ref.number)) order.push(ref.number)
    numbers.add(ref.number)
  }
  const walk = (object: PdfObject, number: number | undefined): void => {
    if (object instanceof Ref) reach(object)
    if (isArray(object)) for (const each of object) walk(each, undefined)
    const stream = object instanceof Stream ? object : undefined
    const dict = stream ? stream.dict : object
    if (!isDict(dict)) return
    found.push({ dict, stream, number })
    for (const each of dict.values()) walk(each, undefined)
  }
  walk(file.trailer.get('Root') ?? null, undefined)
  walk(file.trailer.get('Info') ?? null, undefined)
  for (let index = 0; index < order.length; index++) walk(file.get(order[index] ?? 0), order[index])
  return { found, numbers }
}
