import type { Html, Nodes, Parent, PhrasingContent, Root, RootContent, Text } from 'mdast'
import type { LeafDirective, TextDirective } from 'mdast-util-directive'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { isRowHeadMark } from '../../diagnostics/ignore-comment.ts'
import './row-heads.ts'

/** Directives inside a sentence (`:lak[…]`) and around blocks (`:::lak`). */
const textDirectives: readonly string[] = ['lak', 'taal']
export const containerDirectives: readonly string[] = ['lak', 'taal']

/**
 * Parses the Markdown after the front matter to mdast, with positions in the whole file. Comments are removed, so that none can reach
 * the output; what only looks like a directive (`9:30`, `:naam`) becomes text again.
 *
 * @param text the whole file
 * @param from offset of the body, at the start of a line
 * @param onComment called with every removed comment, in file order
 */
export function parseBody(text: string, from: number, onComment: (comment: Html) => void = () => {}): Root {
  return { type: 'root', children: tidy(parseMarkdown(text, from).children, { text, onComment }) }
}

interface TidyContext {
  readonly text: string
  readonly onComment: (comment: Html) => void
}

function tidy<Child extends Nodes>(children: readonly Child[], context: TidyContext): Child[] {
  const result: Nodes[] = []
  let hasTableMark = false
  for (const child of children) {
    for (const node of tidyNode(child, context)) add(result, node)
    if (child.type === 'html') hasTableMark ||= isTableMark(child.value)
    else if (child.type === 'table' && hasTableMark) child.rowHeads = 'none'
    // A caption may come between the comment and its table.
    if (child.type !== 'html' && child.type !== 'paragraph') hasTableMark = false
  }
  // Whole nodes are removed, and phrasing content is replaced by phrasing content: the child type is unchanged.
  return result as Child[]
}

/** The replacement of a node: nothing for a comment, text for what is not a directive, otherwise the node itself. */
function tidyNode(node: Nodes, context: TidyContext): readonly Nodes[] {
  if (node.type === 'html' && isComment(node.value)) {
    context.onComment(node)
    return []
  }
  if (node.type === 'textDirective' && !textDirectives.includes(node.name)) return verbatim(node, context)
  if (node.type === 'leafDirective' && !textDirectives.includes(node.name)) {
    return [
      {
        type: 'paragraph',
        children: tidy(verbatim(node, context), context),
        ...(node.position ? { position: node.position } : {}),
      },
    ]
  }
  if (!isParent(node)) return [node]
  const before = node.children.length
  node.children = tidy<Nodes>(node.children, context) as typeof node.children
  return node.type === 'paragraph' && before > 0 && isBlank(node.children) ? [] : [node]
}

/** Whether a comment says that the next table has no row heads: `<!-- collegevoorstel-rijkoppen: nee -->`. */
function isTableMark(html: string): boolean {
  return [...html.matchAll(/<!--([\s\S]*?)-->/g)].some(([, comment = '']) => isRowHeadMark(comment))
}

/** Joins adjacent texts, so that `9:30` is one word again. */
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

/** The source text around the label as text; the label itself keeps its markup. */
function verbatim(directive: TextDirective | LeafDirective, context: TidyContext): PhrasingContent[] {
  const start = directive.position?.start
  const end = directive.position?.end
  if (start?.offset === undefined || end?.offset === undefined) return []
  const first = directive.children[0]?.position?.start
  const last = directive.children.at(-1)?.position?.end
  const piece = (from: typeof start, to: typeof end): Text => ({
    type: 'text',
    value: context.text.slice(from.offset, to.offset).replace(/\r\n?/g, '\n'),
    position: { start: from, end: to },
  })
  if (first === undefined || last === undefined) return [piece(start, end)]
  return [piece(start, first), ...tidy(directive.children, context), piece(last, end)]
}

/** Whether HTML consists of complete comments only: `<!-- a --> text` is not removed, since its text would be lost. */
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

/** Definitions and footnotes are no content of their section: they are printed elsewhere or not at all. */
export function isContent(node: RootContent): boolean {
  return node.type !== 'definition' && node.type !== 'footnoteDefinition'
}

/** CommonMark with GFM and directives: the only Markdown grammar of this program. */
const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).freeze()

/** Parses Markdown to mdast, with positions in the whole text. @param from offset of the Markdown, at the start of a line */
export function parseMarkdown(text: string, from: number): Root {
  // The text above becomes blank lines, so that positions are those of the file.
  const above = text.slice(0, from).replace(/[^\r\n]/g, ' ')
  // The parser drops one byte order mark without counting it; a second one is text.
  return markdown.parse(`\uFEFF${above}${text.slice(from)}`)
}
