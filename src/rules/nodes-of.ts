import type { Definition, Heading, Html, Image, ImageReference, Link, LinkReference, Table } from 'mdast'
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive'
import { visit } from 'unist-util-visit'
import type { Document } from '../document/document.ts'

interface NodesByType {
  readonly heading: Heading
  readonly table: Table
  readonly linkReference: LinkReference
  readonly html: Html
  readonly image: Image
  readonly imageReference: ImageReference
  readonly link: Link
  readonly definition: Definition
  readonly containerDirective: ContainerDirective
  readonly leafDirective: LeafDirective
  readonly textDirective: TextDirective
}

/** Every node of a type in the body, in reading order. */
export function nodesOf<Type extends keyof NodesByType>(document: Document, type: Type): readonly NodesByType[Type][] {
  const found: NodesByType[Type][] = []
  visit(document.body, (node) => {
    if (node.type === type) found.push(node as NodesByType[Type])
  })
  return found
}
