import type { Html, Nodes, Root } from 'mdast'
import type { IgnoreComment } from './ignore-comment.ts'
import { lineStart, type Span } from './positions.ts'

/**
 * The scope of a comment in the body: its own lines and, if nothing else is on them, the next block. After the last block, its scope
 * extends to the end of the text; before the first, to the whole file.
 */
export function bodyScope(text: string, body: Root, comment: Html): Pick<IgnoreComment, 'scope' | 'reach'> {
  const from = comment.position?.start.offset ?? 0
  const to = comment.position?.end.offset ?? from
  const own = { from: lineStart(text, from), to: lineEnd(text, to) }
  const isAlone =
    /^[ \t>]*(?:(?:[-+*]|\d+[.)])[ \t]+)?$/.test(text.slice(own.from, from)) && text.slice(to, own.to).trim() === ''
  if (!isAlone) return { scope: [own], reach: 'block' }
  const next = firstFrom(body, to)
  const lastEnd = body.children.at(-1)?.position?.end.offset ?? 0
  const following = next === undefined ? { from: lastEnd, to: text.length } : next
  const isFirst = (body.children[0]?.position?.start.offset ?? text.length) >= to
  return { scope: [own, following], reach: isFirst ? 'file' : 'block' }
}

/** The first outermost node that starts at or after an offset. */
function firstFrom(node: Nodes, offset: number): Span | undefined {
  if (!('children' in node)) return undefined
  const { children } = node
  for (let index = firstEndingAfter(children, offset); index < children.length; index++) {
    const child = children[index]
    const from = child?.position?.start.offset
    const to = child?.position?.end.offset
    if (child === undefined || from === undefined || to === undefined) continue
    if (from >= offset) return { from, to }
    const inside = firstFrom(child, offset)
    if (inside) return inside
  }
  return undefined
}

/** Binary search: a text can have as many comments as blocks. */
function firstEndingAfter(children: readonly Nodes[], offset: number): number {
  let low = 0
  let high = children.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((children[middle]?.position?.end.offset ?? 0) > offset) high = middle
    else low = middle + 1
  }
  return low
}

function lineEnd(text: string, offset: number): number {
  let at = offset
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++
  return at
}
