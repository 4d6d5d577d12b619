import type { Element, ElementContent, Text } from 'hast'
import type { Definition, Link, LinkReference, Resource as LinkTarget } from 'mdast'
import { defaultHandlers, type State } from 'mdast-util-to-hast'
import { toString as textOf } from 'mdast-util-to-string'
import type { Position } from 'unist'
import { linkTarget } from '../../document/markdown/link-target.ts'
import { besideMarks } from '../../document/markdown/redaction-marks.ts'
import { printable } from '../characters.ts'
import type { MarkdownPart } from './markdown-part.ts'

/** Links that lead somewhere a reader may go; of any other the words stay, and the author is told. */
export function linkHandlers(part: MarkdownPart) {
  const link = (state: State, node: Link | LinkReference, target: LinkTarget): Element | ElementContent[] => {
    const children = state.all(node)
    const href = addressOf(part, target.url, node.position)
    if (href === undefined) return children
    const text = textOf(node, { includeImageAlt: true }).trim()
    const properties = { href, ...(target.title ? { title: besideMarks(target.title, printable) } : {}) }
    if (text === '')
      return {
        type: 'element',
        tagName: 'a',
        properties: { ...properties, className: ['adres'] },
        children: breakable(target.url),
      }
    if (!isAddress(text, target.url)) return { type: 'element', tagName: 'a', properties, children }
    return {
      type: 'element',
      tagName: 'a',
      properties: { ...properties, className: ['adres'] },
      children: breakable(text),
    }
  }
  return {
    link: (state: State, node: Link) => link(state, node, node),
    linkReference(state: State, node: LinkReference) {
      const definition: Definition | undefined = state.definitionById.get(node.identifier.toUpperCase())
      return definition ? link(state, node, definition) : defaultHandlers.linkReference(state, node)
    },
  }
}

/** @returns what may stand in `href`, or undefined */
function addressOf(part: MarkdownPart, url: string, place: Position | undefined): string | undefined {
  const target = linkTarget(url, part)
  if ('href' in target) return target.href
  part.report({ ...target, place })
  return undefined
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Is the text of a link the address itself, but for its scheme? */
function isAddress(text: string, url: string): boolean {
  const bare = (address: string) =>
    decoded(address)
      .replace(/^(https?:\/\/|mailto:|tel:)/i, '')
      .replace(/\/$/, '')
      .toLowerCase()
  return bare(text) === bare(url)
}

/** Signs of an address that stays whole: it fits beside other words, and in a column of a table. */
const wholeLength = 40

/** A long address with places where a line may end: after its slashes, and before the signs that join its parts. */
function breakable(address: string): ElementContent[] {
  const text = printable(address)
  const pieces = text.length > wholeLength ? text.split(/(?<=[/@:])(?=[^/])|(?=[.?&=#_%-])/) : [text]
  return pieces.flatMap((piece, index): ElementContent[] => {
    const words: Text = { type: 'text', value: piece }
    return index === 0 ? [words] : [{ type: 'element', tagName: 'wbr', properties: {}, children: [] }, words]
  })
}
