import type { Nodes, Parents, Text } from 'mdast'
import type { Position } from 'unist'
import type { Document, Source } from '../../document/document.ts'
import { oncePerKey } from '../../system/lazily.ts'
import { positionIn } from './positions.ts'

/** A run of text without markup, across emphasis and links. */
export interface Passage {
  readonly type: 'paragraph' | 'heading' | 'tableCell'
  /** Whether it is in a quotation, and so not the author's text. */
  readonly quoted: boolean
  readonly text: string
  /** Position in the file of a part of `text`. */
  readonly positionOf: (start: number, end: number) => Position
}

interface Piece {
  /** Index in the text of the passage. */
  readonly from: number
  readonly node: Nodes
}

/** The paragraphs, headings and cells of the body, in reading order. The body is walked once per document. */
export const passagesOf = oncePerKey(({ body, source }: Document): readonly Passage[] => {
  const passages: Passage[] = []
  collect(body, false, source, passages)
  return passages
})

function collect(node: Parents, quoted: boolean, source: Source, passages: Passage[]): void {
  for (const child of node.children) {
    if (child.type === 'paragraph' || child.type === 'heading' || child.type === 'tableCell') {
      passages.push(passageOf(child, child.type, quoted, source))
    } else if ('children' in child) collect(child, quoted || child.type === 'blockquote', source, passages)
  }
}

function passageOf(parent: Parents, type: Passage['type'], quoted: boolean, source: Source): Passage {
  const pieces: Piece[] = []
  let text = ''
  const add = (node: Nodes): void => {
    // Text in another language is not checked as Dutch; an image has its own rules.
    if (node.type === 'image' || node.type === 'imageReference') text += ' '
    else if (node.type === 'textDirective' && node.name === 'taal') text += ' '
    else if (node.type === 'break') text += '\n'
    else if (node.type === 'text' || node.type === 'inlineCode') {
      pieces.push({ from: text.length, node })
      text += node.type === 'text' ? withLineFeeds(node) : 'code'
    } else if ('children' in node) for (const child of node.children) add(child)
  }
  for (const child of parent.children) add(child)
  const offsetAt = (index: number): number => {
    const piece = pieces.findLast(({ from }) => from <= index) ?? pieces[0]
    if (piece === undefined) return parent.position?.start.offset ?? 0
    return offsetIn(piece.node, index - piece.from, source.text)
  }
  return {
    type,
    quoted,
    text,
    positionOf: (start, end) => positionIn(source, offsetAt(start), offsetAt(Math.max(start, end - 1)) + 1),
  }
}

/** The offset in the file of a character in a text node: the parser removes indents, escapes and character references. */
function offsetIn(node: Nodes, index: number, source: string): number {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? start
  if (node.type !== 'text') return index === 0 ? start : Math.max(start, end - 1)
  const value = withLineFeeds(node)
  if (end - start === value.length) return start + index
  return alignedOffset(value, source.slice(start, end), index) + start
}

/** The parser keeps the line endings of the file. */
function withLineFeeds({ value }: Text): string {
  return value.replaceAll('\r\n', '\n')
}

function alignedOffset(value: string, raw: string, index: number): number {
  let at = 0
  for (let i = 0; i < value.length && at < raw.length; i++) {
    const entity = raw[at] === '&' ? /^&[^;\s]{1,32};/.exec(raw.slice(at, at + 34))?.[0] : undefined
    if (entity !== undefined && !value.startsWith(entity, i)) {
      if (i === index) return at
      at += entity.length
      continue
    }
    while (at < raw.length && raw[at] !== value[i]) at++
    if (i === index) return Math.min(at, raw.length - 1)
    at++
  }
  return Math.max(0, Math.min(at, raw.length) - 1)
}
