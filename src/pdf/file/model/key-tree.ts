import { dict, type PdfObject, PdfString, type Ref } from '../objects/objects.ts'
import type { PdfFile } from '../read/pdf-file.ts'

/** Entries in one leaf. */
const perLeaf = 250

type Entry = readonly [key: number | string, value: PdfObject]

/**
 * Writes a number tree or a name tree (ISO 32000-1, 7.9.6, 7.9.7) of entries in the order of their keys, in leaves that a
 * reader need not all read. Names are one character a byte.
 */
export function keyTree(file: PdfFile, kind: 'Nums' | 'Names', entries: readonly Entry[]): Ref {
  const leaves: Ref[] = []
  for (let start = 0; start < entries.length; start += perLeaf) {
    const part = entries.slice(start, start + perLeaf)
    const keys = part.map(([key]) => (typeof key === 'number' ? key : new PdfString(key)))
    const pairs = part.flatMap(([, value], index) => [keys[index] ?? null, value])
    leaves.push(file.add(dict({ Limits: [keys[0] ?? null, keys.at(-1) ?? null], [kind]: pairs })))
  }
  return file.add(dict(leaves.length === 0 ? { [kind]: [] } : { Kids: leaves }))
}

/** In the order a name tree wants: by bytes. */
export function byName<T>(entries: readonly (readonly [string, T])[]): readonly (readonly [string, T])[] {
  return [...entries].sort(([one], [other]) => (one < other ? -1 : 1))
}
