import { isArray, isDict, Name, nameOf, type PdfObject, PdfString, Ref } from '../objects/objects.ts'
import type { PdfFile } from '../read/pdf-file.ts'

/** Deeper than any honest tree of names. */
const deepest = 50

/** Where a destination leads, written out: `[page /XYZ left top zoom]`; undefined when it leads nowhere. */
export type ExplicitDestination = (destination: PdfObject | undefined) => readonly PdfObject[] | undefined

/**
 * Reads the named destinations of a file, of both kinds (ISO 32000-1, 12.3.2.3).
 * @param pages numbers of the pages that may be led to
 */
export function explicitDestinations(file: PdfFile, pages: ReadonlySet<number>): ExplicitDestination {
  const catalog = file.catalog()
  const named = file.dict(catalog?.get('Dests'))
  let strings: Map<string, PdfObject> | undefined

  const explicit = (destination: PdfObject | undefined, hops: number): readonly PdfObject[] | undefined => {
    const found = file.resolve(destination)
    if (hops > 3) return undefined
    if (isDict(found)) return explicit(found.get('D'), hops + 1)
    const name = nameOf(found)
    if (name !== undefined) return explicit(named?.get(name), hops + 1)
    if (found instanceof PdfString) {
      strings ??= readNames(file, file.dict(catalog?.get('Names'))?.get('Dests'))
      return explicit(strings.get(found.raw), hops + 1)
    }
    if (!isArray(found)) return undefined
    const [page, ...place] = found
    // A number counts pages of another file, but some makers mean their own.
    const target = typeof page === 'number' ? new Ref([...pages][page] ?? 0) : page
    if (!(target instanceof Ref) || !pages.has(target.number)) return undefined
    const kind = nameOf(file.resolve(place[0]))
    if (kind === undefined) return [target, new Name('Fit')]
    return [target, new Name(kind), ...place.slice(1).map((each) => file.number(each) ?? null)]
  }
  return (destination) => explicit(destination, 0)
}

function readNames(file: PdfFile, root: PdfObject | undefined): Map<string, PdfObject> {
  const names = new Map<string, PdfObject>()
  const seen = new Set<number>()
  const walk = (node: PdfObject | undefined, depth: number): void => {
    if (node instanceof Ref) {
      if (seen.has(node.number)) return
      seen.add(node.number)
    }
    const found = file.dict(node)
    if (!found || depth > deepest) return
    const pairs = file.array(found.get('Names')) ?? []
    for (let index = 0; index + 1 < pairs.length; index += 2) {
      const name = file.resolve(pairs[index])
      if (name instanceof PdfString) names.set(name.raw, pairs[index + 1] ?? null)
    }
    for (const kid of file.array(found.get('Kids')) ?? []) walk(kid, depth + 1)
  }
  walk(root, 0)
  return names
}
