import type { Element, ElementContent, Root as HastRoot, Nodes } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { Code, Text as MarkdownText, Root, RootContent } from 'mdast'
import { type Handlers, type State, toHast } from 'mdast-util-to-hast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { joinCaptions } from '../../document/markdown/captions.ts'
import { printable } from '../house-style/characters.ts'
import { type SafeHtml, safeHtml } from '../html/safe-html.ts'
import { textWithReferences } from './markdown-captions.ts'
import { directiveHandlers } from './markdown-directives.ts'
import { figureHandlers } from './markdown-figures.ts'
import { backLinks, footnoteReference } from './markdown-footnotes.ts'
import { type ChapterNumbers, headingHandler, type OutlinePosition } from './markdown-headings.ts'
import { linkHandlers } from './markdown-links.ts'
import { listHandlers } from './markdown-lists.ts'
import { element, type MarkdownRendering, type Note, text } from './markdown-rendering.ts'
import { tableHandler } from './markdown-tables.ts'

export { type MarkdownRendering, type ShownImage, startMarkdown } from './markdown-rendering.ts'

export interface MarkdownPlace {
  /** The level (1 to 6) on which `##` is printed; lower levels follow without gaps. */
  readonly level: number
  /** Absent when headings are not numbered. */
  readonly numbers?: ChapterNumbers | undefined
}

/**
 * Renders blocks of one document, which must be in reading order because notes are numbered by their first reference. The notes of a
 * part are printed at its end, before the next heading. Images and findings are added to `rendering`. The style sheets use these classes of the output:
 * `taak` (li) and `vak aangevinkt|niet-aangevinkt`; `liggend` (div around a wide table, on a page of its own), `breed`, `links`, `midden`, `rechts`,
 * `totaal` (row in bold); `figuur`, `bijschrift`, `bijschriftnummer`, `in-tekst` (image amid text); `adres` (a link that shows its own address);
 * `nootverwijzing`, `noten-blok`, `noten`, `terug`; `lak`, `lak-grond`; `regels` (code).
 */
export function renderMarkdown(
  nodes: readonly RootContent[],
  rendering: MarkdownRendering,
  place: MarkdownPlace,
): SafeHtml {
  const position = positionOf(nodes, rendering, place)
  return safeHtml(
    partsOf(nodes)
      .map((part) => `${write(toTree(part, rendering, position)).toHTML()}${renderNotes(rendering)}`)
      .join('\n')
      .trim(),
  )
}

/** As `renderMarkdown`, of blocks that other content of the same part follows: their notes are printed after that. */
export function renderWithoutNotes(
  nodes: readonly RootContent[],
  rendering: MarkdownRendering,
  place: MarkdownPlace,
): SafeHtml {
  return write(toTree(nodes, rendering, positionOf(nodes, rendering, place)))
}

function positionOf(
  nodes: readonly RootContent[],
  rendering: MarkdownRendering,
  { level, numbers }: MarkdownPlace,
): OutlinePosition {
  // Where the template prints the `##` heading itself, the blocks below it start one level lower.
  const below = highest(rendering.body.children) <= 2 && highest(nodes) > 2
  return { base: level + (below ? 1 : 0), open: [], numbers }
}

/** Blocks up to each heading: the parts that have notes of their own. */
function partsOf(nodes: readonly RootContent[]): readonly (readonly RootContent[])[] {
  const parts: RootContent[][] = [[]]
  for (const node of nodes) {
    if (node.type === 'heading') parts.push([node])
    else parts.at(-1)?.push(node)
  }
  return parts.filter((part) => part.length > 0)
}

/**
 * The notes that the part just rendered refers to, as an ordered list; empty when there are none. A note may refer to another one, which is
 * added at the end. A note to which a later part refers again is printed there again, so that it is never far away.
 */
function renderNotes(rendering: MarkdownRendering): string {
  const items: Element[] = []
  rendering.writing = 'notes'
  // Rendering a note may add others to the map, which this loop then visits.
  for (const note of rendering.notes.values()) {
    const content = toTree(note.definition.children, rendering, undefined)
    items.push(noteItem(content, note))
  }
  rendering.writing = 'text'
  // Back links are added last, because a later note may refer to an earlier one.
  const notes = [...rendering.notes.values()]
  rendering.notes.clear()
  for (const [index, item] of items.entries()) {
    const note = notes[index]
    if (note) backLinks(item, note)
  }
  const [first] = notes
  if (first === undefined) return ''
  const list = element('ol', { className: ['noten'], ...(first.number === 1 ? {} : { start: first.number }) }, items)
  return `\n${write(element('section', { className: ['noten-blok'] }, [list])).toHTML()}`
}

function noteItem(content: HastRoot, note: Note): Element {
  const children = content.children.filter((child) => child.type !== 'doctype')
  return element('li', { id: note.id }, children)
}

function highest(nodes: readonly RootContent[]): number {
  return Math.min(7, ...nodes.map((node) => (node.type === 'heading' ? node.depth : 7)))
}

/** @param headings undefined where headings are not part of the outline: they become bold paragraphs */
function toTree(
  nodes: readonly RootContent[],
  rendering: MarkdownRendering,
  headings: OutlinePosition | undefined,
): HastRoot {
  const handlers: Handlers = {
    ...figureHandlers(rendering),
    ...linkHandlers(rendering),
    ...listHandlers(),
    ...directiveHandlers(rendering),
    heading: headingHandler(rendering, headings),
    table: tableHandler(rendering),
    footnoteReference: footnoteReference(rendering),
    text: (_: State, node: MarkdownText) => renderText(node, rendering),
    code: renderCode,
  }
  const root: Root = { type: 'root', children: [...joinCaptions(nodes), ...rendering.definitions] }
  const tree = toHast(root, { handlers })
  return tree.type === 'root' ? tree : { type: 'root', children: tree.type === 'doctype' ? [] : [tree] }
}

const blocks = new Set(['p', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'td', 'th', 'caption', 'pre'])
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

function write(tree: Nodes): SafeHtml {
  // Blocks with Arabic or Hebrew text take the direction of their first strong character.
  visit(tree, 'element', (node) => {
    if (blocks.has(node.tagName) && rightToLeft.test(textOf(node))) node.properties.dir = 'auto'
  })
  const html = toHtml(tree, { closeSelfClosing: false, characterReferences: { useNamedReferences: false } }).trim()
  return safeHtml(html.replace(tag, escapeAngles))
}

const tag = /<(?:"[^"]*"|[^">])*>/g

/** HTML allows `<` and `>` in quoted attribute values; escaping them lets simple patterns find tags only. */
function escapeAngles(found: string): string {
  return found.replace(/"[^"]*"/g, (value) => value.replaceAll('<', '&#x3C;').replaceAll('>', '&#x3E;'))
}

function renderText(node: MarkdownText, rendering: MarkdownRendering): ElementContent[] {
  // The browser collapses white space around line ends.
  return textWithReferences(rendering, printable(node.value).replace(/[ \t]*\n[ \t]*/g, '\n'))
}

function renderCode(_: State, node: Code): Element {
  const code = element('code', {}, [text(`${printable(node.value).replaceAll('\t', '    ')}\n`)])
  return element('pre', { className: ['regels'] }, [code])
}
