import { createHash } from 'node:crypto'
import { type PdfObject, type Ref, Stream } from '../objects/objects.ts'
import { serialize } from './serialize.ts'

/** Deeper than fonts, images and forms nest; bounds the recursion. */
const deepest = 50

/**
 * A digest of an object and everything it refers to: objects with equal digests are interchangeable. Undefined for an object
 * that refers to itself, or nests too deeply.
 * @param known digests so far, by object number; extended by this function
 * @param read an object by number; undefined for one that is unique in its file, which makes every object that refers to it unique
 */
export function digestOf(
  number: number,
  known: Map<number, string | undefined>,
  read: (number: number) => PdfObject | undefined,
): string | undefined {
  const walk = (each: number, depth: number): string | undefined => {
    if (known.has(each)) return known.get(each)
    // Set before the object is read, so that a cycle ends here.
    known.set(each, undefined)
    const object = depth > deepest ? undefined : read(each)
    const digest = object === undefined ? undefined : digestAt(object, (ref) => walk(ref.number, depth + 1))
    known.set(each, digest)
    return digest
  }
  return walk(number, 0)
}

function digestAt(object: PdfObject, below: (ref: Ref) => string | undefined): string | undefined {
  let complete = true
  const text = serialize(object, (ref) => {
    const digest = below(ref)
    if (digest === undefined) complete = false
    return digest ?? ''
  })
  if (!complete) return undefined
  const hash = createHash('sha256').update(object instanceof Stream ? `stream ${text}\n` : text, 'latin1')
  if (object instanceof Stream) hash.update(object.raw)
  return hash.digest('base64')
}
