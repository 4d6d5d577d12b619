import type { Dict, Ref } from '../file/objects/objects.ts'

/** An element of the logical structure (ISO 32000-1, 14.7), open to repair. */
export interface Element {
  readonly kind: 'element'
  type: string
  /** Lang, Alt, ActualText, E, T, A, C as they stand in the file: all but type, place and kids. */
  readonly entries: Dict
  kids: Kid[]
  /** Only where something refers to it, or the standard wants one. */
  id: string | undefined
  /** The object number it had, by which others refer to it. */
  readonly source: number | undefined
}

/** Marked content on a page, or in a form painted on it. */
export interface MarkKid {
  readonly kind: 'mark'
  readonly page: Ref
  /** Number of the page or form whose content holds it. */
  readonly holder: number
  readonly inForm: boolean
  readonly mcid: number
}

/** An annotation: a link's active area. */
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

/** Calls `visit` for every element, a parent before its kids, in reading order. */
export function forEachElement(root: Element, visit: (element: Element) => void): void {
  visit(root)
  for (const kid of root.kids) if (isElement(kid)) forEachElement(kid, visit)
}

/** Rebuilds what is under the root from the leaves up: `change` gets an element whose kids are done, and gives what takes its place. */
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
