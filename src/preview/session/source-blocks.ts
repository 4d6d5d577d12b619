import type { Nodes } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'

/** A block of Markdown: a heading, a paragraph, a table row or a figure. */
export interface SourceBlock {
  readonly type: 'kop' | 'tekst' | 'figuur'
  /** The text as it will probably be printed. */
  readonly text: string
  /** First and last line, from 1. */
  readonly line: number
  readonly endLine: number
}

/** The blocks of a body, or of a part of it, in source order. */
export function sourceBlocks(node: Nodes): readonly SourceBlock[] {
  switch (node.type) {
    case 'heading':
      return block('kop', wordsOf(node), node)
    case 'paragraph': {
      const [first, ...others] = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
      if (first?.type !== 'image' || others.length > 0) return block('tekst', wordsOf(node), node)
      return [...block('figuur', first.alt ?? '', node), ...block('tekst', first.title ?? '', node)]
    }
    case 'tableRow':
      return block('tekst', node.children.map(wordsOf).join(''), node)
    case 'code':
      return block('tekst', node.value, node)
    default:
      return 'children' in node ? node.children.flatMap(sourceBlocks) : []
  }
}

function block(type: SourceBlock['type'], text: string, { position }: Nodes): readonly SourceBlock[] {
  if (position === undefined) return []
  return [{ type, text, line: position.start.line, endLine: position.end.line }]
}

function wordsOf(node: Nodes): string {
  return plainText(node, { includeImageAlt: false, includeHtml: false })
}

/** The first line, from 1, that differs from the previous text; for a removed line the next one. Undefined for equal texts. */
export function firstChangedLine(before: string, after: string): number | undefined {
  if (before === after) return undefined
  const [old, now] = [before.split(/\r\n|\r|\n/), after.split(/\r\n|\r|\n/)]
  const at = now.findIndex((line, index) => line !== old[index])
  return at < 0 ? now.length : at + 1
}

/** The lines that a change adds or rewrites; undefined when there are none, or more than `most`. */
export function changedLines(before: string, after: string, most: number): string | undefined {
  const [old, now] = [before.split(/\r\n|\r|\n/), after.split(/\r\n|\r|\n/)]
  const shorter = Math.min(old.length, now.length)
  let start = 0
  while (start < shorter && old[start] === now[start]) start += 1
  let end = 0
  while (end < shorter - start && old.at(-1 - end) === now.at(-1 - end)) end += 1
  const text = now
    .slice(start, now.length - end)
    .join('\n')
    .trim()
  return text === '' || text.split('\n').length > most ? undefined : text
}
