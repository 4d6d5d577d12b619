import { sortedByName } from '../file/model/key-tree.ts'
import type { Page } from '../file/model/pages.ts'
import { type Dict, isArray, isDict, Name, nameOf, type PdfObject } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { serialize } from '../file/write/serialize.ts'
import { readStructure } from '../tags/read-structure.ts'
import { type Element, forEachElement, isElement } from '../tags/structure.ts'
import { isStandardType } from '../tags/structure-types.ts'

/**
 * Names of several files in one name space: a name keeps its meaning, and one that already has another meaning there gets a
 * numeric suffix.
 */
export class UniqueNames<T> {
  readonly #byName = new Map<string, { readonly meaning: string; readonly value: T }>()

  /** The name in the common name space. @param meaning equal for names that mean the same */
  nameFor(name: string, meaning: string, value: () => T): string {
    for (let count = 1; ; count++) {
      const candidate = count === 1 ? name : `${name}_${count}`
      const known = this.#byName.get(candidate)
      if (known && known.meaning !== meaning) continue
      if (!known) this.#byName.set(candidate, { meaning, value: value() })
      return candidate
    }
  }

  /** Sorted by name. */
  entries(): readonly (readonly [string, T])[] {
    return sortedByName([...this.#byName].map(([name, { value }]) => [name, value]))
  }
}

/** The structure types and attribute classes of all entries, by their names in the merged file. */
export interface SharedNames {
  /** The standard type of each other type. */
  readonly roles: UniqueNames<string>
  /** The object number of the attributes of each class. */
  readonly classes: UniqueNames<number>
}

/** The pages of an entry, and the object numbers of the annotations that are kept. */
export interface EntryPages {
  readonly file: PdfFile
  readonly pages: readonly Page[]
  readonly annotations: ReadonlySet<number>
}

/** Entries of an element that keep their meaning in another file (ISO 32000-1, table 323). */
const portableKeys = new Set(['A', 'C', 'T', 'Lang', 'Alt', 'ActualText', 'E'])

/**
 * Reads the structure of an entry as a `Part` element, with the type and class names of the merged file, and without references
 * to removed pages and annotations.
 * @param store adds the attributes of a class to the merged file, and returns their object number
 * @returns undefined when the entry has no structure
 */
export function entryStructure(
  { file, pages, annotations }: EntryPages,
  shared: SharedNames,
  store: (attributes: PdfObject) => number,
): Element | undefined {
  const root = readStructure(file, (own, role) => {
    if (own === role) return own
    return isStandardType(own) ? role : shared.roles.nameFor(own, role, () => role)
  })
  if (!root) return undefined
  root.type = 'Part'
  const pageNumbers = new Set(pages.map(({ ref }) => ref.number))
  const renameClasses = classRenamer(file, shared, store)
  forEachElement(root, (current) => {
    for (const key of [...current.entries.keys()]) if (!portableKeys.has(key)) current.entries.delete(key)
    const classes = current.entries.get('C')
    if (classes !== undefined) current.entries.set('C', renameClasses(classes))
    current.kids = current.kids.filter((kid) => {
      if (isElement(kid)) return true
      if (kid.kind === 'mark') return pageNumbers.has(kid.page.number)
      return annotations.has(kid.object.number) || !isAnnotation(file.dict(kid.object))
    })
  })
  return root
}

function isAnnotation(object: Dict | undefined): boolean {
  return object === undefined || object.has('Rect')
}

/** Renames the classes in the C entry of an element: a name, or an array of names and revision numbers. */
function classRenamer(
  file: PdfFile,
  shared: SharedNames,
  store: (attributes: PdfObject) => number,
): (classes: PdfObject) => PdfObject {
  const map = file.dict(file.dict(file.catalog()?.get('StructTreeRoot'))?.get('ClassMap'))
  const renamed = new Map<string, Name | null>()
  const rename = (each: PdfObject): PdfObject => {
    const name = nameOf(each)
    if (name === undefined) return each
    const known = renamed.get(name)
    if (known !== undefined) return known
    const attributes = file.resolve(map?.get(name))
    const made =
      isDict(attributes) || isArray(attributes)
        ? new Name(shared.classes.nameFor(name, meaningOf(file, attributes), () => store(attributes)))
        : null
    renamed.set(name, made)
    return made
  }
  return (classes) => {
    const found = file.resolve(classes) ?? null
    return isArray(found) ? found.map((each) => rename(file.resolve(each) ?? null)) : rename(found)
  }
}

/** The serialized attributes, with references replaced by their objects, so that equal attributes give equal text. */
function meaningOf(file: PdfFile, attributes: PdfObject): string {
  const write = (object: PdfObject, depth: number): string =>
    serialize(object, (ref) => (depth > 5 ? `?${ref.number}` : write(file.get(ref.number), depth + 1)))
  return write(attributes, 0)
}
