import type { Page } from '../file/model/pages.ts'
import { type Dict, isArray, isDict, Name, nameOf, type PdfObject } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { serialize } from '../file/write/serialize.ts'
import { readStructure } from '../tags/read-structure.ts'
import { type Element, forEachElement, isElement } from '../tags/structure.ts'
import { isStandardType } from '../tags/structure-types.ts'
import type { UnitedNames } from './united-names.ts'

/** What the types and classes of all parts mean, by the name they have in the whole. */
export interface UnitedMeanings {
  /** Standard type by a type that is not. */
  readonly roles: UnitedNames<string>
  /** Number in the whole of the attributes of a class. */
  readonly classes: UnitedNames<number>
}

/** Entries of an element that mean the same in a whole (ISO 32000-1, table 323). */
const kept = new Set(['A', 'C', 'T', 'Lang', 'Alt', 'ActualText', 'E'])

/**
 * Reads the structure of a part as an element `Part`, with types and classes named as in the whole, and without what leads to
 * pages and annotations that are not there.
 * @param place puts the attributes of a class into the whole, and hands back their number
 * @returns undefined when the part has none
 */
export function partStructure(
  file: PdfFile,
  pages: readonly Page[],
  annotations: ReadonlySet<number>,
  united: UnitedMeanings,
  place: (attributes: PdfObject) => number,
): Element | undefined {
  const root = readStructure(file, (own, role) => {
    if (own === role) return own
    return isStandardType(own) ? role : united.roles.nameFor(own, role, () => role)
  })
  if (!root) return undefined
  root.type = 'Part'
  const there = new Set(pages.map(({ ref }) => ref.number))
  const classes = classNames(file, united, place)
  forEachElement(root, (current) => {
    for (const key of [...current.entries.keys()]) if (!kept.has(key)) current.entries.delete(key)
    const named = current.entries.get('C')
    if (named !== undefined) current.entries.set('C', classes(named))
    current.kids = current.kids.filter((kid) => {
      if (isElement(kid)) return true
      if (kid.kind === 'mark') return there.has(kid.page.number)
      return annotations.has(kid.object.number) || !isAnnotation(file.dict(kid.object))
    })
  })
  return root
}

function isAnnotation(object: Dict | undefined): boolean {
  return object === undefined || object.has('Rect')
}

/** Renames the classes in an element's C, a name or a list of names and revision numbers. */
function classNames(
  file: PdfFile,
  united: UnitedMeanings,
  place: (attributes: PdfObject) => number,
): (named: PdfObject) => PdfObject {
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
        ? new Name(united.classes.nameFor(name, meaningOf(file, attributes), () => place(attributes)))
        : null
    renamed.set(name, made)
    return made
  }
  return (named) => {
    const found = file.resolve(named) ?? null
    return isArray(found) ? found.map((each) => rename(file.resolve(each) ?? null)) : rename(found)
  }
}

/** Attributes are names, numbers and texts; what stands on its own is written out as far as that. */
function meaningOf(file: PdfFile, attributes: PdfObject): string {
  const write = (object: PdfObject, depth: number): string =>
    serialize(object, (ref) => (depth > 5 ? `?${ref.number}` : write(file.get(ref.number), depth + 1)))
  return write(attributes, 0)
}
