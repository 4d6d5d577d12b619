import { createHash } from 'node:crypto'
import { type PdfObject, type Ref, Stream } from '../objects/objects.ts'
import { serialize } from './serialize.ts'

/** Deeper than fonts, images and forms go; keeps the walk within the stack. */
const deepest = 50

/**
 * What an object says with all it refers to, as a digest: equal ones can stand for each other. Undefined for what refers to
 * itself, or deeper than any honest file.
 * @param known digests so far, by number; grows
 * @param read an object by number; undefined for what has a place of its own, so that nothing that refers to it is equal
 */
export function digestOf(
  number: number,
  known: Map<number, string | undefined>,
  read: (number: number) => PdfObject | undefined,
): string | undefined {
  const walk = (each: number, depth: number): string | undefined => {
    if (known.has(each)) return known.get(each)
    // Stands while it is looked into: a circle meets it.
    known.set(each, undefined)
    const object = depth > deepest ? undefined : read(each)
    const digest = object === undefined ? undefined : digestAt(object, (ref) => walk(ref.number, depth + 1))
    known.set(each, digest)
    return digest
  }
  return walk(number, 0)
}

function digestAt(object: PdfObject, below: (ref: Ref) => string | undefined): string | undefined {
  let whole = true
  const text = serialize(object, (ref) => {
    const digest = below(ref)
    if (digest === undefined) whole = false
    return digest ?? ''
  })
  if (!whole) return undefined
  const hash = createHash('sha256').update(object instanceof Stream ? `stream ${text}\n` : text, 'latin1')
  if (object instanceof Stream) hash.update(object.raw)
  return hash.digest('base64')
}
