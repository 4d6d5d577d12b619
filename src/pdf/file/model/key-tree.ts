import { dict, type PdfObject, PdfString, Ref } from '../objects/objects.ts'
import type { PdfFile } from '../read/pdf-file.ts'

/** Entries in one leaf. */
const perLeaf = 250

/** Deeper than any genuine name tree. */
const deepest = 50

type Entry = readonly [key: number | string, value: PdfObject]

/**
 * Writes a number tree or a name tree (ISO 32000-1, 7.9.6, 7.9.7) of entries sorted by key, in leaves, so that a viewer need
 * not read all of it. Names hold one byte a character.
 */
export function writeKeyTree(file: PdfFile, kind: 'Nums' | 'Names', entries: readonly Entry[]): Ref {
  const leaves: Ref[] = []
  for (let start = 0; start < entries.length; start += perLeaf) {
    const leaf = entries.slice(start, start + perLeaf)
    const keys = leaf.map(([key]) => (typeof key === 'number' ? key : new PdfString(key)))
    const pairs = leaf.flatMap(([, value], index) => [keys[index] ?? null, value])
    leaves.push(file.add(dict({ Limits: [keys[0] ?? null, keys.at(-1) ?? null], [kind]: pairs })))
  }
  return file.add(dict(leaves.length === 0 ? { [kind]: [] } : { Kids: leaves }))
}

/** Sorted by bytes, as a name tree requires. */
export function sortedByName<T>(entries: readonly (readonly [string, T])[]): readonly (readonly [string, T])[] {
  return [...entries].sort(([one], [other]) => (one < other ? -1 : 1))
}

/** The entries of a name tree by their raw names; a cyclic or overly deep branch is skipped. */
export function readNameTree(file: PdfFile, root: PdfObject | undefined): ReadonlyMap<string, PdfObject> {
  const names = new Map<string, PdfObject>()
  forEachPair(file, root, 'Names', (key, value) => {
    if (key instanceof PdfString) names.set(key.raw, value)
  })
  return names
}

/** The entries of a number tree, sorted. */
export function readNumberTree(
  file: PdfFile,
  root: PdfObject | undefined,
): readonly (readonly [key: number, value: PdfObject])[] {
  const entries = new Map<number, PdfObject>()
  forEachPair(file, root, 'Nums', (key, value) => {
    if (typeof key === 'number') entries.set(key, value)
  })
  return [...entries].sort(([one], [other]) => one - other)
}

function forEachPair(
  file: PdfFile,
  root: PdfObject | undefined,
  kind: 'Nums' | 'Names',
  visit: (key: PdfObject | undefined, value: PdfObject) => void,
): void {
  const seen = new Set<number>()
  const walk = (node: PdfObject | undefined, depth: number): void => {
    if (node instanceof Ref) {
      if (seen.has(node.number)) return
      seen.add(node.number)
    }
    const found = file.dict(node)
    if (!found || depth > deepest) return
    const pairs = file.array(found.get(kind)) ?? []
    for (let index = 0; index + 1 < pairs.length; index += 2)
      visit(file.resolve(pairs[index]), pairs[index + 1] ?? null)
    for (const kid of file.array(found.get('Kids')) ?? []) walk(kid, depth + 1)
  }
  walk(root, 0)
}
