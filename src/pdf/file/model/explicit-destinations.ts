import { isArray, isDict, Name, nameOf, type PdfObject, PdfString, Ref } from '../objects/objects.ts'
import type { PdfFile } from '../read/pdf-file.ts'
import { readNameTree } from './key-tree.ts'

/** Resolves a destination to its explicit form, `[page /XYZ left top zoom]`; undefined when it leads nowhere. */
export type ExplicitDestination = (destination: PdfObject | undefined) => readonly PdfObject[] | undefined

/**
 * Reads the named destinations of a file, of both kinds (ISO 32000-1, 12.3.2.3).
 * @param pages object numbers of the pages that a destination may lead to
 */
export function explicitDestinations(file: PdfFile, pages: ReadonlySet<number>): ExplicitDestination {
  const catalog = file.catalog()
  const named = file.dict(catalog?.get('Dests'))
  let strings: ReadonlyMap<string, PdfObject> | undefined

  const explicit = (destination: PdfObject | undefined, hops: number): readonly PdfObject[] | undefined => {
    const found = file.resolve(destination)
    if (hops > 3) return undefined
    if (isDict(found)) return explicit(found.get('D'), hops + 1)
    const name = nameOf(found)
    if (name !== undefined) return explicit(named?.get(name), hops + 1)
    if (found instanceof PdfString) {
      strings ??= readNameTree(file, file.dict(catalog?.get('Names'))?.get('Dests'))
      return explicit(strings.get(found.raw), hops + 1)
    }
    if (!isArray(found)) return undefined
    const [page, ...place] = found
    // A number addresses a page of another file (12.6.4.3), but some producers use it for their own pages.
    const target = typeof page === 'number' ? new Ref([...pages][page] ?? 0) : page
    if (!(target instanceof Ref) || !pages.has(target.number)) return undefined
    const kind = file.name(place[0])
    if (kind === undefined) return [target, new Name('Fit')]
    return [target, new Name(kind), ...place.slice(1).map((each) => file.number(each) ?? null)]
  }
  return (destination) => explicit(destination, 0)
}
