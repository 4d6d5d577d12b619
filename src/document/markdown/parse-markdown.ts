import type { Nodes, Root } from 'mdast'
import { directiveFromMarkdown } from 'mdast-util-directive'
import { fromMarkdown, type Options } from 'mdast-util-from-markdown'
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item'
import { directive } from 'micromark-extension-directive'
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item'
import type { Point } from 'unist'
import type { LineStart } from './plain-blocks.ts'

/** Without a sign of them in the text, looking for these costs more than all the rest: at every letter, and at every line. */
const addresses = { sign: /[@&]|www|http/i, ...parts(gfmAutolinkLiteral, gfmAutolinkLiteralFromMarkdown) }
const tables = { sign: /\||:-|-:/, ...parts(gfmTable, gfmTableFromMarkdown) }
/** These are looked for at a sign of their own only. */
const others = [
  parts(gfmFootnote, gfmFootnoteFromMarkdown),
  parts(gfmStrikethrough, gfmStrikethroughFromMarkdown),
  parts(gfmTaskListItem, gfmTaskListItemFromMarkdown),
  parts(directive, directiveFromMarkdown),
]

type Syntax = NonNullable<Options['extensions']>[number]
type Tree = NonNullable<Options['mdastExtensions']>[number]

function parts(syntax: () => Syntax, tree: () => Tree) {
  return { syntax: syntax(), tree: tree() }
}

/**
 * CommonMark with GFM and directives as mdast, with positions in the file it comes from.
 *
 * @param text of whole lines
 * @param start where it begins in the file
 */
export function parseMarkdown(text: string, start: LineStart): Root {
  const used = [...[addresses, tables].filter(({ sign }) => sign.test(text)), ...others]
  const options = { extensions: used.map(({ syntax }) => syntax), mdastExtensions: used.map(({ tree }) => tree) }
  // The parser takes a byte order mark at the very beginning for no part of the text.
  const lead = text.startsWith('\uFEFF') ? '\n' : ''
  const root = fromMarkdown(lead + text, options)
  move(root, start.line - 1 - lead.length, start.offset - lead.length)
  return root
}

function move(node: Nodes, lines: number, offset: number): void {
  if (node.position) {
    movePoint(node.position.start, lines, offset)
    movePoint(node.position.end, lines, offset)
  }
  if ('children' in node) for (const child of node.children) move(child, lines, offset)
}

/** The tree has just been made and nobody else has it. */
function movePoint(point: Point, lines: number, offset: number): void {
  point.line += lines
  point.offset = (point.offset ?? 0) + offset
}
