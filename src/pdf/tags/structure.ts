import {
  type Dict,
  dict,
  isArray,
  isDict,
  Name,
  nameOf,
  type PdfObject,
  PdfString,
  type Ref,
} from '../file/objects/objects.ts'
import { textOf } from '../file/objects/text-string.ts'

/** An element of the logical structure (ISO 32000-1, 14.7), mutable. */
export interface Element {
  readonly kind: 'element'
  type: string
  /** The other entries of its dictionary, such as Lang, Alt, ActualText and A, as in the file. */
  readonly entries: Dict
  kids: Kid[]
  /** Only where something refers to it, or the standard requires one. */
  id: string | undefined
  /** Its object number in the file that was read. */
  readonly source: number | undefined
}

/** A marked-content reference (ISO 32000-1, 14.7.4.2). */
export interface MarkKid {
  readonly kind: 'mark'
  readonly page: Ref
  /** Object number of the page or form whose content stream holds it. */
  readonly holder: number
  readonly inForm: boolean
  readonly mcid: number
}

/** An object reference (ISO 32000-1, 14.7.4.3): the annotation of a link. */
export interface ObjectKid {
  readonly kind: 'object'
  readonly page: Ref | undefined
  readonly object: Ref
}

export type Kid = Element | MarkKid | ObjectKid

export function element(type: string, kids: Kid[], entries: Dict = new Map()): Element {
  return { kind: 'element', type, entries, kids, id: undefined, source: undefined }
}

export function isElement(kid: Kid): kid is Element {
  return kid.kind === 'element'
}

export function hasType(kid: Kid | undefined, ...types: readonly string[]): kid is Element {
  return kid?.kind === 'element' && types.includes(kid.type)
}

/** The attributes of an element (ISO 32000-1, 14.7.5), of every owner. */
function attributesOf(element: Element): readonly Dict[] {
  const found = element.entries.get('A')
  return (isArray(found) ? found : [found ?? null]).filter(isDict)
}

/** The first attribute with this name. */
export function attribute(element: Element, name: string): PdfObject | undefined {
  return attributesOf(element)
    .find((each) => each.has(name))
    ?.get(name)
}

/** The owners of attributes that are set here (ISO 32000-1, table 338). */
export type AttributeOwner = 'Layout' | 'List' | 'Table'

/** Sets an attribute, instead of any other with its name. */
export function setAttribute(element: Element, owner: AttributeOwner, key: string, value: PdfObject): void {
  const others = attributesWithout(element, key)
  const own = others.find((each) => nameOf(each.get('O')) === owner)
  if (own) own.set(key, value)
  else others.push(dict({ O: new Name(owner), [key]: value }))
  element.entries.set('A', others)
}

export function dropAttribute(element: Element, key: string): void {
  if (attribute(element, key) !== undefined) element.entries.set('A', attributesWithout(element, key))
}

/** Without dictionaries that only state their owner. */
function attributesWithout(element: Element, key: string): Dict[] {
  return attributesOf(element)
    .map((each) => new Map([...each].filter(([name]) => name !== key)))
    .filter((each) => each.size > 1)
}

/** The text that is read aloud instead of the content (ISO 32000-1, 14.9.3, 14.9.4); undefined when there is none. */
export function alternativeOf({ entries }: Element): string | undefined {
  for (const key of ['ActualText', 'Alt']) {
    const value = entries.get(key)
    if (value instanceof PdfString && textOf(value).trim() !== '') return textOf(value)
  }
  return undefined
}

/** Calls `visit` for every element in reading order, a parent before its kids. */
export function forEachElement(root: Element, visit: (element: Element) => void): void {
  visit(root)
  for (const kid of root.kids) if (isElement(kid)) forEachElement(kid, visit)
}

/** The content references under an element, in reading order. @param enters whether an element inside it is searched */
export function marksIn(kids: readonly Kid[], enters: (element: Element) => boolean = () => true): readonly MarkKid[] {
  const marks: MarkKid[] = []
  const collect = (of: readonly Kid[]): void => {
    for (const kid of of) {
      if (kid.kind === 'mark') marks.push(kid)
      else if (isElement(kid) && enters(kid)) collect(kid.kids)
    }
  }
  collect(kids)
  return marks
}

/** Replaces the descendants of the root bottom-up: `change` receives an element whose kids are done, and returns its replacement. */
export function mapElements(root: Element, change: (element: Element, parent: Element) => readonly Kid[]): void {
  let kids: Kid[] | undefined
  for (const [index, kid] of root.kids.entries()) {
    if (!isElement(kid)) {
      kids?.push(kid)
      continue
    }
    mapElements(kid, change)
    const made = change(kid, root)
    if (!kids && (made.length !== 1 || made[0] !== kid)) kids = root.kids.slice(0, index)
    kids?.push(...made)
  }
  if (kids) root.kids = kids
}
