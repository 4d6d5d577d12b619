import type {
  Code,
  Definition,
  FootnoteDefinition,
  FootnoteReference,
  Heading,
  Html,
  Image,
  ImageReference,
  InlineCode,
  Link,
  LinkReference,
  Nodes,
  Table,
} from 'mdast'
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive'
import type { Document } from '../../document/document.ts'
import { oncePerKey } from '../../system/lazily.ts'

interface NodesByType {
  readonly heading: Heading
  readonly table: Table
  readonly linkReference: LinkReference
  readonly html: Html
  readonly code: Code
  readonly inlineCode: InlineCode
  readonly image: Image
  readonly imageReference: ImageReference
  readonly link: Link
  readonly definition: Definition
  readonly footnoteDefinition: FootnoteDefinition
  readonly footnoteReference: FootnoteReference
  readonly containerDirective: ContainerDirective
  readonly leafDirective: LeafDirective
  readonly textDirective: TextDirective
}

const nodesByType = oncePerKey(({ body }: Document): ReadonlyMap<string, readonly Nodes[]> => {
  const found = new Map<string, Nodes[]>()
  addTo(found, body)
  return found
})

/** The nodes of a type in the body, in reading order. The body is walked once per document. */
export function nodesOf<Type extends keyof NodesByType>(document: Document, type: Type): readonly NodesByType[Type][] {
  // The map stores each node under its own type.
  return (nodesByType(document).get(type) ?? []) as readonly Nodes[] as readonly NodesByType[Type][]
}

/** The redactions in the body, in file order; `redactionValues` finds those in plain values. */
export function redactionsOf(document: Document): readonly (ContainerDirective | LeafDirective | TextDirective)[] {
  return [
    ...nodesOf(document, 'textDirective'),
    ...nodesOf(document, 'leafDirective'),
    ...nodesOf(document, 'containerDirective'),
  ]
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
