import type { Html, Nodes, Parent, PhrasingContent, Root, RootContent, Text } from 'mdast'
import type { LeafDirective, TextDirective } from 'mdast-util-directive'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

/** Directives inside a sentence (`:lak[…]`) and around blocks (`:::lak`). */
export const textDirectives = ['lak', 'taal'] as const
export const containerDirectives = ['lak', 'taal'] as const

/**
 * Markdown below the front matter as mdast, with positions in the whole file.
 *
 * Two things are set right at once, so that nobody further on can go wrong: comments are taken out of the tree, so that they can
 * reach no output; and what only looks like a directive (`9:30`, `:naam`) is the text that was typed.
 *
 * @param text the whole file
 * @param from offset at which the body begins, at the start of a line
 * @param onComment given every comment that is taken out, in the order of the file
 */
export function parseBody(text: string, from: number, onComment: (comment: Html) => void = () => {}): Root {
  return { type: 'root', children: tidy(parseMarkdown(text, from).children, { text, onComment }) }
}

interface Tidying {
  readonly text: string
  readonly onComment: (comment: Html) => void
}

function tidy<Child extends Nodes>(children: readonly Child[], tidying: Tidying): Child[] {
  const result: Nodes[] = []
  for (const child of children) {
    for (const node of tidied(child, tidying)) add(result, node)
  }
  // Only whole nodes were left out, or phrasing was put where phrasing stood: the kind of child stays what it was.
  return result as Child[]
}

/** What stands in the place of a node: nothing for a comment, text for what is no directive, else the node itself. */
function tidied(node: Nodes, tidying: Tidying): readonly Nodes[] {
  if (node.type === 'html' && isComment(node.value)) {
    tidying.onComment(node)
    return []
  }
  if (node.type === 'textDirective' && !isOneOf(node.name, textDirectives)) return asTyped(node, tidying)
  if (node.type === 'leafDirective' && !isOneOf(node.name, textDirectives)) {
    return [
      {
        type: 'paragraph',
        children: tidy(asTyped(node, tidying), tidying),
        ...(node.position ? { position: node.position } : {}),
      },
    ]
  }
  if (!isParent(node)) return [node]
  const before = node.children.length
  node.children = tidy<Nodes>(node.children, tidying) as typeof node.children
  return node.type === 'paragraph' && before > 0 && isBlank(node.children) ? [] : [node]
}

/** Pieces of text that now stand side by side become one, so that `9:30` is one word again. */
function add(result: Nodes[], node: Nodes): void {
  const last = result.at(-1)
  if (node.type !== 'text' || last?.type !== 'text') {
    result.push(node)
    return
  }
  const joined: Text = { type: 'text', value: last.value + node.value }
  if (last.position && node.position) joined.position = { start: last.position.start, end: node.position.end }
  result[result.length - 1] = joined
}

/** The characters around the label are those of the file; the label itself keeps its emphasis and links. */
function asTyped(directive: TextDirective | LeafDirective, tidying: Tidying): PhrasingContent[] {
  const start = directive.position?.start
  const end = directive.position?.end
  if (start?.offset === undefined || end?.offset === undefined) return []
  const first = directive.children[0]?.position?.start
  const last = directive.children.at(-1)?.position?.end
  const piece = (from: typeof start, to: typeof end): Text => ({
    type: 'text',
    value: tidying.text.slice(from.offset, to.offset).replace(/\r\n?/g, '\n'),
    position: { start: from, end: to },
  })
  if (first === undefined || last === undefined) return [piece(start, end)]
  return [piece(start, first), ...tidy(directive.children, tidying), piece(last, end)]
}

/** Nothing but whole comments: `<!-- a --> text` is not, since what follows would go with it. */
function isComment(html: string): boolean {
  let at = 0
  let comments = 0
  for (;;) {
    const start = html.indexOf('<!--', at)
    const outside = html.slice(at, start < 0 ? undefined : start)
    if (outside.trim() !== '') return false
    if (start < 0) return comments > 0
    const end = html.indexOf('-->', start + 4)
    if (end < 0) return false
    comments += 1
    at = end + 3
  }
}

function isBlank(children: readonly Nodes[]): boolean {
  return children.every((child) => child.type === 'text' && child.value.trim() === '')
}

function isParent(node: Nodes): node is Nodes & Parent {
  return 'children' in node
}

function isOneOf(name: string, names: readonly string[]): boolean {
  return names.includes(name)
}

/** Definitions and footnotes stand anywhere and print elsewhere: they are no content of the place they stand in. */
export function isContent(node: RootContent): boolean {
  return node.type !== 'definition' && node.type !== 'footnoteDefinition'
}

/** CommonMark, all of GFM, and directives: the one grammar of this program. */
const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).freeze()

/**
 * Markdown as mdast, with positions in the whole text.
 *
 * @param from offset at which the Markdown begins, at the start of a line
 */
export function parseMarkdown(text: string, from: number): Root {
  // What is above it becomes blank lines, so that every position counts from the start of the file.
  const above = text.slice(0, from).replace(/[^\r\n]/g, ' ')
  // The parser drops one byte order mark at the start, uncounted; a second one is text.
  return markdown.parse(`\uFEFF${above}${text.slice(from)}`)
}
