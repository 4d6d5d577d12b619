import type { Nodes, Parent, Root } from 'mdast'
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive'
import { visit } from 'unist-util-visit'
import { closingBracket } from '../../document/markdown/redaction.ts'

type Directive = ContainerDirective | LeafDirective | TextDirective

/** How an edition writes the values of a tree (alternative texts, titles). */
export interface ValueWriter {
  /** Writes a value with redactions where elements are allowed. */
  readonly marked: (value: string) => string
  /** Writes the same where only plain text is allowed. */
  readonly plain: (value: string) => string
}

/** The tree with its values rewritten; text to be redacted is not removed. */
export function markTree(root: Root, source: string, write: ValueWriter): Root {
  return mapped(root, source, write, 'keep') as Root
}

/**
 * The tree without redacted text: a `lak` directive without children, with its grounds, replaces it. Footnotes and definitions to which
 * only removed text referred are removed as well.
 */
export function redactTree(root: Root, source: string, write: ValueWriter): Root {
  const redacted = mapped(root, source, write, 'redact') as Root
  return withoutOrphans(redacted)
}

/** The texts that redactTree removes. */
export function redactedTexts(root: Root): readonly { readonly node: Directive; readonly text: string }[] {
  const found: { node: Directive; text: string }[] = []
  visit(root, (node) => {
    if (!isRedaction(node)) return undefined
    found.push({ node, text: spacedText(node) })
    return 'skip'
  })
  return found
}

function isRedaction(node: Nodes): node is Directive {
  return (
    (node.type === 'textDirective' || node.type === 'containerDirective' || node.type === 'leafDirective') &&
    node.name === 'lak'
  )
}

/** Values in the text that can contain a redaction, verbatim; values within a redaction are not included. */
export function valuesIn(root: Root, source: string): readonly { readonly node: Nodes; readonly value: string }[] {
  const found: { node: Nodes; value: string }[] = []
  visit(root, (node) => {
    if (isRedaction(node)) return 'skip'
    if (node.type === 'image' || node.type === 'imageReference')
      found.push({ node, value: labelOf(node, source) ?? node.alt ?? '' })
    if ('title' in node && typeof node.title === 'string') found.push({ node, value: node.title })
    return undefined
  })
  return found
}

/** The text of a node with a space between blocks; alternative texts, titles and addresses included. */
export function spacedText(node: Nodes): string {
  const pieces: string[] = []
  visit(node, (each) => {
    if (each.type === 'text' || each.type === 'inlineCode' || each.type === 'code') pieces.push(each.value)
    else if (each.type === 'image' || each.type === 'imageReference') pieces.push(` ${each.alt ?? ''} `)
    else if (each.type === 'paragraph' || each.type === 'heading' || each.type === 'tableCell' || each.type === 'break')
      pieces.push(' ')
    if ('title' in each && typeof each.title === 'string') pieces.push(` ${each.title} `)
    // The protocol of an address identifies nothing. An address within the document is never printed.
    if ('url' in each && !each.url.startsWith('#')) pieces.push(` ${each.url.replace(/^\w+:(\/\/)?(www\.)?/, '')} `)
  })
  return pieces.join('').replace(/\s+/g, ' ').trim()
}

function mapped(node: Nodes, source: string, write: ValueWriter, redactions: 'keep' | 'redact'): Nodes {
  if (redactions === 'redact' && isRedaction(node)) {
    const grond = node.attributes?.grond
    return { ...node, attributes: grond === undefined ? {} : { grond }, children: [] }
  }
  const mappedNode = withValues(node, source, write)
  if (!isParent(mappedNode)) return mappedNode
  const children = mappedNode.children.map((child) => mapped(child, source, write, redactions))
  return { ...mappedNode, children } as Nodes
}

function withValues(node: Nodes, source: string, write: ValueWriter): Nodes {
  if (node.type === 'image' || node.type === 'imageReference') {
    const label = labelOf(node, source)
    const alt = write.plain(label ?? node.alt ?? '')
    const title = node.type === 'image' && node.title ? { title: write.marked(node.title) } : {}
    return { ...node, alt, ...title }
  }
  // The title of a definition may become the caption of an image.
  if (node.type === 'definition' && node.title) return { ...node, title: write.marked(node.title) }
  if (node.type === 'link' && node.title) return { ...node, title: write.plain(node.title) }
  return node
}

/** An alternative text, verbatim, if it contains a redaction: the parser returns its words only. */
function labelOf(node: Nodes, source: string): string | undefined {
  const { start, end } = node.position ?? {}
  if (start?.offset === undefined || end?.offset === undefined) return undefined
  const typed = source.slice(start.offset, end.offset)
  if (!typed.startsWith('![') || !typed.includes(':lak[')) return undefined
  const close = closingBracket(typed, 2)
  return close === undefined ? undefined : typed.slice(2, close).replace(/\s*\n\s*/g, ' ')
}

/** Removes footnotes and definitions that nothing refers to. */
function withoutOrphans(root: Root): Root {
  for (let current = root; ; ) {
    const used = new Set<string>()
    visit(current, (node) => {
      if (node.type === 'footnoteReference') used.add(`^${node.identifier}`)
      else if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier)
    })
    const gone = (node: Nodes) =>
      (node.type === 'footnoteDefinition' && !used.has(`^${node.identifier}`)) ||
      (node.type === 'definition' && !used.has(node.identifier))
    const next = pruned(current, gone)
    if (next === current) return current
    current = next
  }
}

function pruned<Tree extends Nodes>(node: Tree, gone: (node: Nodes) => boolean): Tree {
  if (!isParent(node)) return node
  const children = node.children.filter((child) => !gone(child)).map((child) => pruned(child, gone))
  const same = children.length === node.children.length && children.every((child, at) => child === node.children[at])
  return same ? node : ({ ...node, children } as Tree)
}

function isParent(node: Nodes): node is Nodes & Parent {
  return 'children' in node
}
