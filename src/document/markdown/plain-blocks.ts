import type { Heading, List, ListItem, Paragraph } from 'mdast'
import type { Position } from 'unist'

/** Where a piece of a text begins: the offset and the line (from 1) of its first character, which stands in column 1. */
export interface LineStart {
  readonly offset: number
  readonly line: number
}

type PlainBlock = Paragraph | Heading | List

/** What a body is cut into: a block that holds plain words only, or a stretch that takes a parser. */
export type Stretch =
  | { readonly type: 'plain'; readonly node: PlainBlock }
  | { readonly type: 'markdown'; readonly start: LineStart; readonly end: number }

/**
 * A line of a paragraph in which no sign means anything to CommonMark, GFM or directives, wherever it stands: it begins with what
 * begins no other block, and holds no escapes, entities, code, emphasis, links, HTML, cells or addresses.
 */
const plainLine =
  /(?:[^\s\d#>+*=_`~:<|[\]\\&@-]|\d{1,9}(?![\d.)]))(?:[^\r\n\t\\`*_[\]<>&~|:@]|:(?=[ \r\n]|$))*(?<! )(?=\r?\n|$)/y
/** The same in a heading; signs at its end could close it. */
const plainHeading = /(#{1,6}) ([^\s#\\`*_[\]<>&~|:@](?:[^\r\n\t\\`*_[\]<>&~|:@]|:(?=[ \r\n]|$))*(?<![ #]))(?=\r?\n|$)/y
/** A point of a list that is one plain line. */
const marker = /(?:(\d{1,9})([.)])|([-*+])) /y
/** The one address that needs no sign of its own. */
const address = /www/i
const blankLine = /[ \t]*(?:\r?\n|$)/y
/** Blocks that may go on behind a blank line without a mark on each of their lines: code, HTML, directives. */
const longBlock = /```|~~~|:::|</
/** A definition changes what words elsewhere mean, and old line ends are counted by the parser alone. */
const farReaching = /\]:|\r(?!\n)/

/**
 * Cuts the text behind `start` into stretches, in its order. Most of what people write is plain paragraphs under plain headings,
 * and those need no parser: it goes over every letter several times. A cut is made only behind a blank line, in front of a line
 * that begins a block at the edge of the page, since that closes every list and quotation.
 */
export function cutPlainBlocks(text: string, start: LineStart): readonly Stretch[] {
  const whole: readonly Stretch[] = [{ type: 'markdown', start, end: text.length }]
  if (farReaching.test(text.slice(start.offset))) return whole
  const stretches: Stretch[] = []
  let at = start
  for (;;) {
    at = behindBlankLines(text, at)
    if (at.offset >= text.length) return stretches
    const block = headingAt(text, at) ?? paragraphAt(text, at) ?? listAt(text, at)
    if (block) {
      stretches.push({ type: 'plain', node: block })
      at = nextLine(text, block)
      continue
    }
    const end = endOfMarkdown(text, at)
    stretches.push({ type: 'markdown', start: at, end: end.offset })
    at = end
  }
}

function headingAt(text: string, { offset, line }: LineStart): Heading | undefined {
  plainHeading.lastIndex = offset
  const [whole, signs = '', words = ''] = plainHeading.exec(text) ?? []
  if (whole === undefined || address.test(words)) return undefined
  const from = { line, column: signs.length + 2, offset: offset + signs.length + 1 }
  const end = { line, column: whole.length + 1, offset: offset + whole.length }
  return {
    type: 'heading',
    depth: depths[signs.length - 1] ?? 1,
    children: [{ type: 'text', value: words, position: { start: from, end } }],
    position: { start: { line, column: 1, offset }, end: { ...end } },
  }
}

const depths = [1, 2, 3, 4, 5, 6] as const

/** A paragraph of plain lines, when a blank line, a plain heading or the end of the text comes behind it. */
function paragraphAt(text: string, start: LineStart): Paragraph | undefined {
  let { offset, line } = start
  for (;;) {
    plainLine.lastIndex = offset
    if (!plainLine.test(text)) return undefined
    const to = plainLine.lastIndex
    const next = lineEnd(text, to)
    const isLast = next >= text.length || isBlank(text, next) || isHeading(text, next)
    if (isLast) return paragraph(text, { ...start, column: 1 }, { line, column: to - offset + 1, offset: to })
    offset = next
    line += 1
  }
}

function paragraph(text: string, start: Position['start'], end: Position['end']): Paragraph | undefined {
  const value = text.slice(start.offset, end.offset)
  if (address.test(value)) return undefined
  return {
    type: 'paragraph',
    children: [{ type: 'text', value, position: { start, end } }],
    position: { start: { ...start }, end: { ...end } },
  }
}

/** A list of plain lines under each other, when behind the blank line that comes next nothing can belong to it any more. */
function listAt(text: string, start: LineStart): List | undefined {
  const items: ListItem[] = []
  let { offset, line } = start
  let first: RegExpExecArray | undefined
  for (;;) {
    marker.lastIndex = offset
    const mark = marker.exec(text)
    if (mark === null || (first && (mark[2] !== first[2] || mark[3] !== first[3]))) return undefined
    first ??= mark
    const from = offset + mark[0].length
    plainLine.lastIndex = from
    if (!plainLine.test(text)) return undefined
    const to = plainLine.lastIndex
    const end = { line, column: to - offset + 1, offset: to }
    const content = paragraph(text, { line, column: mark[0].length + 1, offset: from }, end)
    if (content === undefined) return undefined
    const position = { start: { line, column: 1, offset }, end: { ...end } }
    items.push({ type: 'listItem', spread: false, checked: null, children: [content], position })
    offset = lineEnd(text, to)
    line += 1
    if (offset < text.length && !isBlank(text, offset)) continue
    const next = behindBlankLines(text, { offset, line })
    if (next.offset < text.length && !startsPlain(text, next.offset)) return undefined
    return {
      type: 'list',
      ordered: first[1] !== undefined,
      start: first[1] === undefined ? null : Number(first[1]),
      spread: false,
      children: items,
      position: { start: { line: start.line, column: 1, offset: start.offset }, end: { ...end } },
    }
  }
}

function isHeading(text: string, offset: number): boolean {
  plainHeading.lastIndex = offset
  return plainHeading.test(text)
}

function isBlank(text: string, offset: number): boolean {
  blankLine.lastIndex = offset
  return blankLine.test(text)
}

/** Offset of the line behind the one that ends here. */
function lineEnd(text: string, offset: number): number {
  return offset + (text.startsWith('\r\n', offset) ? 2 : offset < text.length ? 1 : 0)
}

function nextLine(text: string, { position }: PlainBlock): LineStart {
  const { offset = 0, line = 1 } = position?.end ?? {}
  return { offset: lineEnd(text, offset), line: line + 1 }
}

function behindBlankLines(text: string, start: LineStart): LineStart {
  let { offset, line } = start
  while (offset < text.length && isBlank(text, offset)) {
    offset = blankLine.lastIndex
    line += 1
  }
  return { offset, line }
}

/** Where a stretch that takes the parser may end: in front of a plain line that comes behind a blank one, or at the end of the text. */
function endOfMarkdown(text: string, start: LineStart): LineStart {
  let { offset, line } = start
  let afterBlank = false
  while (offset < text.length) {
    const newline = text.indexOf('\n', offset)
    const next = newline < 0 ? text.length : newline + 1
    if (isBlank(text, offset)) afterBlank = true
    else {
      if (afterBlank && startsPlain(text, offset)) return { offset, line }
      afterBlank = false
      if (longBlock.test(text.slice(offset, next))) return { offset: text.length, line }
    }
    offset = next
    line += 1
  }
  return { offset, line }
}

function startsPlain(text: string, offset: number): boolean {
  plainLine.lastIndex = offset
  return plainLine.test(text) || isHeading(text, offset)
}
