import type { Element } from 'hast'
import type { Heading, Parents, Root } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import { toString as textOf } from 'mdast-util-to-string'
import { childrenWithoutLinks, element, type MarkdownRendering, text } from './markdown-rendering.ts'

/** The position in the outline: the open heading levels of the author, of which the first is printed on level `base`. */
export interface OutlinePosition {
  readonly base: number
  open: readonly number[]
  readonly numbers?: ChapterNumbers | undefined
}

/**
 * A heading one level below its parent, however many levels the author skipped (ISO 14289-1, 7.4.2). A heading without text is
 * omitted, because it would be an empty bookmark.
 */
export function headingHandler(rendering: MarkdownRendering, outline: OutlinePosition | undefined) {
  return (state: State, node: Heading, parent: Parents | undefined): Element | undefined => {
    if (textOf(node, { includeImageAlt: true }).trim() === '') return undefined
    const children = childrenWithoutLinks(rendering, () => state.all(node))
    if (outline === undefined) return element('p', {}, [element('strong', {}, children)])
    outline.open = [...outline.open.filter((depth) => depth < node.depth), node.depth]
    const level = Math.min(6, outline.base + outline.open.length - 1)
    const id = rendering.headingIds.get(node)
    const number = parent?.type === 'root' ? (outline.numbers?.(level) ?? '') : ''
    if (number !== '') children.unshift(text(number))
    return element(`h${level}`, id === undefined ? {} : { id }, children)
  }
}

/** The number of the next heading on level 2 or 3: `1. `, `1.1 `; empty on other levels, and before the first chapter. */
export type ChapterNumbers = (level: number) => string

/**
 * Numbers the chapters of one text in reading order; undefined when the author numbers them. The numbers are text, because the
 * browser does not tag CSS counters, so that they would not be read aloud.
 */
export function chapterNumbers(body: Root): ChapterNumbers | undefined {
  if (hasOwnNumbers(body)) return undefined
  let chapter = 0
  let paragraph = 0
  return (level) => {
    if (level === 2) {
      chapter += 1
      paragraph = 0
      return `${chapter}. `
    }
    if (level !== 3 || chapter === 0) return ''
    paragraph += 1
    return `${chapter}.${paragraph} `
  }
}

/** Whether the author numbers the chapters. */
export function hasOwnNumbers({ children }: Root): boolean {
  return children.some((node) => node.type === 'heading' && node.depth === 2 && /^\d+[.)\s]/.test(textOf(node)))
}
