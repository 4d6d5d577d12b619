import {
  DamagedPdf,
  type Dict,
  isArray,
  isDict,
  nameOf,
  type PdfObject,
  PdfString,
  Ref,
} from '../file/objects/objects.ts'
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
  const reader = new StructureReader(file, file.dict(root.get('RoleMap')) ?? new Map(), typeOf)
  const kids = reader.kids(root.get('K'), undefined, 0)
  const [first] = kids
  if (first?.kind === 'element' && kids.length === 1 && first.type === 'Document') return first
  return element('Document', kids)
}

function isMark(mcid: number): boolean {
  return Number.isInteger(mcid) && mcid >= 0 && mcid < mostMarks
}

class StructureReader {
  private readonly file: PdfFile
  private readonly roles: Dict
  private readonly typeOf: TypeOf
  private readonly seen = new Set<number>()

  constructor(file: PdfFile, roles: Dict, typeOf: TypeOf) {
    this.file = file
    this.roles = roles
    this.typeOf = typeOf
  }

  kids(object: PdfObject | undefined, page: Ref | undefined, depth: number): Kid[] {
    const resolved = this.file.resolve(object)
    const items = isArray(resolved) ? resolved : [object ?? null]
    const kids: Kid[] = []
    for (const item of items) {
      const kid = this.kid(item, page, depth)
      if (kid) kids.push(kid)
    }
    return kids
  }

  private kid(item: PdfObject, page: Ref | undefined, depth: number): Kid | undefined {
    if (depth > deepest) throw new DamagedPdf('te-diep', 'De structuur van de PDF is te diep genest.')
    const object = this.file.resolve(item)
    if (typeof object === 'number')
      return page && isMark(object)
        ? { kind: 'mark', page, holder: page.number, inForm: false, mcid: object }
        : undefined
    if (!isDict(object)) return undefined
    const type = nameOf(this.file.resolve(object.get('Type')))
    if (type === 'MCR') return this.markReference(object, page)
    if (type === 'OBJR') {
      const target = object.get('Obj')
      const own = object.get('Pg')
      return target instanceof Ref
        ? { kind: 'object', page: own instanceof Ref ? own : page, object: target }
        : undefined
    }
    return this.element(item, object, depth)
  }

  private markReference(object: Dict, inherited: Ref | undefined): Kid | undefined {
    const own = object.get('Pg')
    const page = own instanceof Ref ? own : inherited
    const mcid = this.file.number(object.get('MCID'))
    const stream = object.get('Stm')
    if (!page || mcid === undefined || !isMark(mcid)) return undefined
    const inForm = stream instanceof Ref
    return { kind: 'mark', page, holder: inForm ? stream.number : page.number, inForm, mcid }
  }

  private element(item: PdfObject, object: Dict, depth: number): Element {
    const source = item instanceof Ref ? item.number : undefined
    if (source !== undefined) {
      if (this.seen.has(source))
        throw new DamagedPdf('kringloop', 'De structuur van de PDF verwijst in een kring naar zichzelf.')
      this.seen.add(source)
    }
    const page = object.get('Pg')
    const entries: Dict = new Map()
    for (const [key, value] of object) if (!structuralKeys.has(key)) entries.set(key, value)
    const id = this.file.resolve(object.get('ID'))
    const own = nameOf(this.file.resolve(object.get('S'))) ?? ''
    return {
      kind: 'element',
      type: this.typeOf(own, this.role(own)),
      entries,
      kids: this.kids(object.get('K'), page instanceof Ref ? page : undefined, depth + 1),
      id: id instanceof PdfString ? id.raw : undefined,
      source,
    }
  }

  /** Follows the role map of the file (ISO 32000-1, 14.7.3). */
  private role(type: string): string {
    let role = type
    for (let hops = 0; hops < 10; hops++) {
      const next = nameOf(this.file.resolve(this.roles.get(role)))
      if (next === undefined) break
      role = next
    }
    return role
  }
}
