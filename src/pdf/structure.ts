import type { Dict, Ref } from './objects.ts'

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
export function forEachElement(root: Element, visit: (element: Element, parents: readonly Element[]) => void): void {
  const walk = (current: Element, parents: readonly Element[]) => {
    visit(current, parents)
    const inner = [...parents, current]
    for (const kid of current.kids) if (isElement(kid)) walk(kid, inner)
  }
  walk(root, [])
}

/** Rebuilds the tree from the leaves up: `change` gets an element whose kids are done, and gives what stands in its place. */
export function mapElements(
  root: Element,
  change: (element: Element, parents: readonly Element[]) => readonly Kid[],
): void {
  const walk = (current: Element, parents: readonly Element[]): readonly Kid[] => {
    const inner = [...parents, current]
    current.kids = current.kids.flatMap((kid) => (isElement(kid) ? walk(kid, inner) : [kid]))
    return change(current, parents)
  }
  for (const kid of walk(root, [])) if (kid !== root && isElement(kid)) root.kids = [kid]
}
