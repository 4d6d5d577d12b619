import type { Element } from 'hast'
import type { Heading, Parents } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import { toString as textOf } from 'mdast-util-to-string'
import type { ChapterNumbers } from './chapter-numbers.ts'
import type { MarkdownPart } from './markdown-part.ts'

/** Where the outline stands: the author's levels that are open, the first of which is printed on level `base`. */
export interface HeadingTurn {
  readonly base: number
  open: readonly number[]
  readonly numbers?: ChapterNumbers | undefined
}

/**
 * A heading on the next level below the one it stands under, whatever number of levels the author skipped
 * (PDF/UA-1, 7.4.2). A heading without words is left out: it would be an empty entry in the outline.
 */
export function headingHandler(part: MarkdownPart, turn: HeadingTurn | undefined) {
  return (state: State, node: Heading, parent: Parents | undefined): Element | undefined => {
    if (textOf(node, { includeImageAlt: true }).trim() === '') return undefined
    const children = state.all(node)
    if (turn === undefined) {
      const strong: Element = { type: 'element', tagName: 'strong', properties: {}, children }
      return { type: 'element', tagName: 'p', properties: {}, children: [strong] }
    }
    turn.open = [...turn.open.filter((depth) => depth < node.depth), node.depth]
    const level = Math.min(6, turn.base + turn.open.length - 1)
    const id = part.headingIds.get(node)
    const number = parent?.type === 'root' ? (turn.numbers?.(level) ?? '') : ''
    if (number !== '') children.unshift({ type: 'text', value: number })
    return { type: 'element', tagName: `h${level}`, properties: id === undefined ? {} : { id }, children }
  }
}
