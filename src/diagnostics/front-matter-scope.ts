import type { IgnoreComment } from './ignore-comment.ts'
import type { Span } from './positions.ts'

/**
 * The scope of a comment in front matter: its own line and, if nothing else is on it, the next key or list item with its children.
 * Before the first key or after the last, its scope is also the front matter as a whole.
 *
 * @param yaml the front matter without its fences
 */
export function frontMatterScope(text: string, yaml: Span, comment: Span): Pick<IgnoreComment, 'scope' | 'reach'> {
  const lines = linesBetween(text, yaml)
  const own = lines.findIndex((line) => line.from <= comment.from && comment.from <= line.to)
  const ownLine = lines[own]
  if (ownLine === undefined) return { scope: [], reach: 'block' }
  const isAlone = text.slice(ownLine.from, comment.from).trim() === ''
  if (!isAlone) return { scope: [ownLine], reach: 'block' }
  const next = lines.findIndex((line, index) => index > own && hasContent(text, line))
  const isFirst = !lines.slice(0, own).some((line) => hasContent(text, line))
  const scope = next < 0 ? [ownLine] : [ownLine, { from: lines[next]?.from ?? 0, to: endOfKey(text, lines, next) }]
  return { scope, reach: isFirst || next < 0 ? 'file' : 'block' }
}

/** Up to the next line that is not indented further; a list may have the same indent as its key. */
function endOfKey(text: string, lines: readonly Span[], first: number): number {
  const words = (index: number) => text.slice(lines[index]?.from, lines[index]?.to)
  const depth = indentOf(words(first))
  const isPoint = /^\s*-(\s|$)/.test(words(first))
  let last = first
  for (let index = first + 1; index < lines.length; index++) {
    const line = words(index)
    if (!hasContent(text, lines[index])) continue
    const listUnderKey = !isPoint && indentOf(line) === depth && /^\s*-(\s|$)/.test(line)
    if (indentOf(line) <= depth && !listUnderKey) break
    last = index
  }
  return lines[last]?.to ?? 0
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

function hasContent(text: string, line: Span | undefined): boolean {
  const words = text.slice(line?.from, line?.to).trim()
  return words !== '' && !words.startsWith('#')
}

function linesBetween(text: string, { from, to }: Span): readonly Span[] {
  const lines: Span[] = []
  let start = from
  for (const found of text.slice(from, to).matchAll(/\r\n|\n|\r/g)) {
    lines.push({ from: start, to: from + found.index })
    start = from + found.index + found[0].length
  }
  if (start < to) lines.push({ from: start, to })
  return lines
}
