import type { Element, Root as HastRoot, Nodes } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { Root, RootContent } from 'mdast'
import { type Handlers, toHast } from 'mdast-util-to-hast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { type SafeHtml, safeHtml } from '../safe-html.ts'
import type { ChapterNumbers } from './chapter-numbers.ts'
import { directiveHandlers } from './markdown-directives.ts'
import { figureHandlers } from './markdown-figures.ts'
import { backLinks, footnoteReference } from './markdown-footnotes.ts'
import { type HeadingTurn, headingHandler } from './markdown-headings.ts'
import { linkHandlers } from './markdown-links.ts'
import { listHandlers } from './markdown-lists.ts'
import type { MarkdownPart, Note } from './markdown-part.ts'
import { joinCaptions, tableHandler } from './markdown-tables.ts'
import { renderCode, renderText } from './markdown-text.ts'

export { type MarkdownPart, type ShownImage, startMarkdown } from './markdown-part.ts'

export interface MarkdownPlace {
  /** The level (1 to 6) on which a `##` of the author is printed; lower ones follow without a gap. */
  readonly level: number
  /** For headings that get a number. */
  readonly numbers?: ChapterNumbers | undefined
}

/**
 * Renders blocks of one document, in reading order: notes are numbered as they are met. What is gathered on the way (images,
 * notes, messages) is in the part. The output holds these classes, for the style sheet to draw:
 * `taak` (li) and `vak aangevinkt|niet-aangevinkt`; `liggend` (div around a wide table, on a page of its own), `breed`, `links`, `midden`, `rechts`,
 * `totaal` (row in bold); `figuur`, `bijschrift`, `in-tekst` (image amid text); `adres` (a link that shows its own address);
 * `nootverwijzing`, `noten`, `terug`; `lak`, `lak-grond`; `regels` (code).
 */
export function renderMarkdown(nodes: readonly RootContent[], part: MarkdownPart, place: MarkdownPlace): SafeHtml {
  // Blocks below a `##` that is not among them (the template prints it) begin one level lower.
  const below = highest(part.body.children) <= 2 && highest(nodes) > 2
  return write(toTree(nodes, part, { base: place.level + (below ? 1 : 0), open: [], numbers: place.numbers }))
}

/**
 * The notes that the rendered blocks refer to, as an ordered list; empty when there are none. To be asked for after the last
 * block: a note may itself refer to another, which joins the end.
 */
export function renderFootnotes(part: MarkdownPart): SafeHtml {
  const items: Element[] = []
  part.writing = 'notes'
  // Notes that are met while notes are rendered join the map, and so this loop.
  for (const note of part.notes.values()) {
    const content = toTree(note.definition.children, part, undefined)
    items.push(noteItem(content, note))
  }
  part.writing = 'text'
  // A reference inside a note is made after the back links of an earlier note were: those are made last.
  const notes = [...part.notes.values()]
  for (const [index, item] of items.entries()) {
    const note = notes[index]
    if (note) backLinks(item, note)
  }
  if (items.length === 0) return safeHtml('')
  return write({ type: 'element', tagName: 'ol', properties: { className: ['noten'] }, children: items })
}

function noteItem(content: HastRoot, note: Note): Element {
  const children = content.children.filter((child) => child.type !== 'doctype')
  return { type: 'element', tagName: 'li', properties: { id: note.id }, children }
}

function highest(nodes: readonly RootContent[]): number {
  return Math.min(7, ...nodes.map((node) => (node.type === 'heading' ? node.depth : 7)))
}

/** @param headings undefined where a heading has no place in the outline: it becomes a bold paragraph */
function toTree(nodes: readonly RootContent[], part: MarkdownPart, headings: HeadingTurn | undefined): HastRoot {
  const handlers: Handlers = {
    ...figureHandlers(part),
    ...linkHandlers(part),
    ...listHandlers(),
    ...directiveHandlers(part),
    heading: headingHandler(part, headings),
    table: tableHandler(part),
    footnoteReference: footnoteReference(part),
    text: renderText,
    code: renderCode,
  }
  const root: Root = { type: 'root', children: [...joinCaptions(nodes), ...part.definitions] }
  const tree = toHast(root, { handlers })
  return tree.type === 'root' ? tree : { type: 'root', children: tree.type === 'doctype' ? [] : [tree] }
}

const blocks = new Set(['p', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'td', 'th', 'caption', 'pre'])
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

function write(tree: Nodes): SafeHtml {
  // Blocks with Arabic or Hebrew take the direction of their first letter.
  visit(tree, 'element', (element) => {
    if (blocks.has(element.tagName) && rightToLeft.test(textOf(element))) element.properties.dir = 'auto'
  })
  const html = toHtml(tree, { closeSelfClosing: false, characterReferences: { useNamedReferences: false } }).trim()
  return safeHtml(html.replace(tag, escapeAngles))
}

const tag = /<(?:"[^"]*"|[^">])*>/g

/** HTML allows `<` and `>` within quotes; escaped, whoever looks for a tag in this text finds tags only. */
function escapeAngles(found: string): string {
  return found.replace(/"[^"]*"/g, (value) => value.replaceAll('<', '&#x3C;').replaceAll('>', '&#x3E;'))
}
