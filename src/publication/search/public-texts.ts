import type { Nodes, Parents } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Document } from '../../document/document.ts'
import { plainMarks } from '../../document/markdown/redaction-marks.ts'
import { documentsOf, type Proposal } from '../../document/proposal.ts'
import type { Path } from '../../yaml/yaml-value.ts'
import type { Style } from '../terms/reading.ts'

/** A text of a public edition, and its place in the source. */
export interface PublicText {
  readonly text: string
  readonly style: Extract<Style, 'block' | 'name'>
  /** As the user names it. */
  readonly file: string
  /** Its first line; absent for a name that is in no file. */
  readonly line?: number | undefined
}

/** Every text that an author wrote for a public edition: paragraphs, headings, cells, values, names of files and addresses. */
export function publicTexts(own: Proposal): readonly PublicText[] {
  return documentsOf(own).flatMap((document) => [...textsOfValues(document, own), ...textsOfBody(document)])
}

/** Values that name a file or a folder. In `parafen` and `ondertekening`, `naam` is a person's name. */
function isFileName(path: Path): boolean {
  const last = path.at(-1)
  return last === 'bestand' || (last === 'naam' && path.length === 1)
}

function textsOfValues(document: Document, { document: proposal, attachments }: Proposal): readonly PublicText[] {
  const { source, data, stated, at } = document
  // The name of the file of an omitted attachment is not public, and its title may not be.
  const titles = new Map(
    attachments.flatMap(({ number, content, title }) => (content.type === 'weggelaten' ? [[number, title]] : [])),
  )
  const textsIn = (value: unknown, path: Path): readonly PublicText[] => {
    if (typeof value === 'string') {
      const line = (at(path) ?? at(path.slice(0, 1)))?.start.line
      return [{ text: plainMarks(value), style: isFileName(path) ? 'name' : 'block', file: source.name, line }]
    }
    if (typeof value !== 'object' || value === null) return []
    const isList = Array.isArray(value)
    return Object.entries(value).flatMap(([key, item]) => {
      const number = document === proposal && path[0] === 'bijlagen' && path.length === 1 ? Number(key) + 1 : undefined
      const shown = number !== undefined && titles.has(number) ? titles.get(number) : item
      return textsIn(shown, [...path, isList ? Number(key) : key])
    })
  }
  return [...stated].flatMap((key) => textsIn(data[key], [key]))
}

function textsOfBody({ body, source }: Document): readonly PublicText[] {
  const texts: PublicText[] = []
  const add = (text: string, style: PublicText['style'], node: Nodes, offset = 0) => {
    texts.push({ text, style, file: source.name, line: node.position && node.position.start.line + offset })
  }
  visit(body, (node) => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
      add(inlineText(node), 'block', node)
    if (node.type === 'code') add(node.value, 'block', node, 1)
    // An address within the document is never printed.
    if ('url' in node && !node.url.startsWith('#')) add(node.url, 'name', node)
    if ('title' in node && typeof node.title === 'string') add(plainMarks(node.title), 'block', node)
    if (node.type === 'image' || node.type === 'imageReference') add(plainMarks(node.alt ?? ''), 'block', node)
  })
  return texts
}

/** The text of a paragraph with the line feeds of the source; a bar instead of a redaction. */
function inlineText(parent: Parents): string {
  return parent.children.map((node) => textOfNode(node)).join('')
}

function textOfNode(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  if (node.type === 'break') return '\n'
  if (node.type === 'textDirective' && node.name === 'lak') {
    const { start, end } = node.position ?? {}
    return `\u25a0${'\n'.repeat((end?.line ?? 0) - (start?.line ?? 0))}`
  }
  return 'children' in node ? inlineText(node) : ' '
}
