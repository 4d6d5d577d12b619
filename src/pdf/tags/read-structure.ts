import { type Dict, isArray, isDict, type PdfObject, PdfString, Ref } from '../file/objects/objects.ts'
import { DamagedPdf } from '../file/objects/refusal.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { type Element, element, type Kid } from './structure.ts'

/** Deeper than any genuine document; bounds the recursion. */
const deepest = 1000

/** The highest MCID: the parent tree holds an entry for every number below it. */
const mostMarks = 1_000_000

/** Entries that `Element` has fields for, or that depend on the position of the element in its tree. */
const structuralKeys = new Set(['Type', 'S', 'P', 'K', 'Pg', 'ID', 'R'])

/** Chooses the type of an element, from its own type and the role that the role map gives it. */
export type TypeOf = (own: string, role: string) => string

/**
 * Reads the structure tree (ISO 32000-1, 14.7.2) as one `Document` element.
 * @param typeOf by default the role
 * @returns undefined when the file has none
 * @throws DamagedPdf when an element occurs twice, as in a cycle
 */
export function readStructure(file: PdfFile, typeOf: TypeOf = (_, role) => role): Element | undefined {
  const root = file.dict(file.catalog()?.get('StructTreeRoot'))
  if (!root) return undefined
  const roles = file.dict(root.get('RoleMap'))
  const kids = kidReader(file, (own) => typeOf(own, roleOf(file, roles, own)))(root.get('K'), undefined, 0)
  const [first] = kids
  if (first?.kind === 'element' && kids.length === 1 && first.type === 'Document') return first
  return element('Document', kids)
}

type ReadKids = (object: PdfObject | undefined, page: Ref | undefined, depth: number) => Kid[]

/** Reads the K entry of an element; each element may occur once. @param page of the element, where it has one */
function kidReader(file: PdfFile, typeOf: (own: string) => string): ReadKids {
  const seen = new Set<number>()

  const readKids: ReadKids = (object, page, depth) => {
    const resolved = file.resolve(object)
    const items = isArray(resolved) ? resolved : [object ?? null]
    return items.flatMap((item) => readKid(item, page, depth) ?? [])
  }

  const readKid = (item: PdfObject, page: Ref | undefined, depth: number): Kid | undefined => {
    if (depth > deepest) throw new DamagedPdf('te-diep', 'De structuur van de PDF is te diep genest.')
    const object = file.resolve(item)
    if (typeof object === 'number') return markKid(page, undefined, object)
    if (!isDict(object)) return undefined
    const type = file.name(object.get('Type'))
    const own = object.get('Pg')
    const holder = own instanceof Ref ? own : page
    const target = object.get('Obj')
    if (type === 'MCR') return markKid(holder, object.get('Stm'), file.number(object.get('MCID')))
    if (type !== 'OBJR') return readElement(item, object, depth)
    return target instanceof Ref ? { kind: 'object', page: holder, object: target } : undefined
  }

  const readElement = (item: PdfObject, object: Dict, depth: number): Element => {
    const source = item instanceof Ref ? item.number : undefined
    if (source !== undefined) {
      if (seen.has(source))
        throw new DamagedPdf('kringloop', 'De structuur van de PDF verwijst in een kring naar zichzelf.')
      seen.add(source)
    }
    const page = object.get('Pg')
    const entries: Dict = new Map([...object].filter(([key]) => !structuralKeys.has(key)))
    const id = file.resolve(object.get('ID'))
    return {
      kind: 'element',
      type: typeOf(file.name(object.get('S')) ?? ''),
      entries,
      kids: readKids(object.get('K'), page instanceof Ref ? page : undefined, depth + 1),
      id: id instanceof PdfString ? id.raw : undefined,
      source,
    }
  }
  return readKids
}

/** @param stream of the form that holds the mark; anything else where the page itself does */
function markKid(page: Ref | undefined, stream: PdfObject | undefined, mcid = -1): Kid | undefined {
  if (!page || !Number.isInteger(mcid) || mcid < 0 || mcid >= mostMarks) return undefined
  const inForm = stream instanceof Ref
  return { kind: 'mark', page, holder: inForm ? stream.number : page.number, inForm, mcid }
}

/** Follows the role map of the file (ISO 32000-1, 14.7.3). */
function roleOf(file: PdfFile, roles: Dict | undefined, type: string): string {
  let role = type
  for (let hops = 0; hops < 10; hops++) role = file.name(roles?.get(role)) ?? role
  return role
}
