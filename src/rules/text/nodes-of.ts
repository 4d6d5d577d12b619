import type { Image, ImageReference, Nodes } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import type { Document } from '../../document/document.ts'
import { oncePerKey } from '../../system/lazily.ts'
import type { Check, Remark } from '../rule.ts'

type NodeOf<Type extends Nodes['type']> = Extract<Nodes, { readonly type: Type }>

const nodesByType = oncePerKey(({ body }: Document): ReadonlyMap<string, readonly Nodes[]> => {
  const found = new Map<string, Nodes[]>()
  addTo(found, body)
  return found
})

/** The nodes of each type in the body, type by type, in reading order. The body is walked once per document. */
export function nodesOf<Type extends Nodes['type']>(
  document: Document,
  ...types: readonly Type[]
): readonly NodeOf<Type>[] {
  const byType = nodesByType(document)
  // The map stores each node under its own type.
  return types.flatMap((type) => byType.get(type) ?? []) as readonly Nodes[] as readonly NodeOf<Type>[]
}

/** A check of each node of these types; its remarks are about the whole node, unless they have a place of their own. */
export function eachNode<Type extends Nodes['type']>(
  types: readonly Type[],
  remarkOn: (node: NodeOf<Type>, document: Document) => Remark | undefined,
): Check {
  return function* (document) {
    for (const node of nodesOf(document, ...types)) {
      const remark = remarkOn(node, document)
      if (remark !== undefined) yield { place: node.position, ...remark }
    }
  }
}

/** Images with their address, or that of the definition they refer to. */
export function imagesOf(document: Document): readonly (readonly [Image | ImageReference, string])[] {
  const definitions = new Map(
    nodesOf(document, 'definition').map((definition) => [definition.identifier, definition.url]),
  )
  const referred = nodesOf(document, 'imageReference').map(
    (image) => [image, definitions.get(image.identifier) ?? ''] as const,
  )
  return [...nodesOf(document, 'image').map((image) => [image, image.url] as const), ...referred]
}

/** The redactions in the body, in file order; `redactionValues` finds those in plain values. */
export function redactionsOf(
  document: Document,
): readonly NodeOf<'textDirective' | 'leafDirective' | 'containerDirective'>[] {
  return nodesOf(document, 'textDirective', 'leafDirective', 'containerDirective')
    .filter(({ name }) => name === 'lak')
    .sort((a, b) => (a.position?.start.offset ?? 0) - (b.position?.start.offset ?? 0))
}

/** The node, then its descendants. */
function addTo(found: Map<string, Nodes[]>, node: Nodes): void {
  const same = found.get(node.type)
  if (same) same.push(node)
  else found.set(node.type, [node])
  if ('children' in node) for (const child of node.children) addTo(found, child)
}

/** Whether a block ends with its own `:::`, not at the end of the text. */
export function isClosed({ source: { text } }: Document, node: ContainerDirective): boolean {
  const end = node.position?.end.offset ?? 0
  const start = node.position?.start.offset ?? 0
  const lastLine = text.slice(text.lastIndexOf('\n', end - 1) + 1, end)
  return end > start + node.name.length + 3 && /^[ \t>]*:{3,}[ \t]*$/.test(lastLine)
}
