import type { Element, ElementContent } from 'hast'
import type { Definition, Link, LinkReference, Resource as LinkTarget } from 'mdast'
import { defaultHandlers, type State } from 'mdast-util-to-hast'
import { toString as textOf } from 'mdast-util-to-string'
import type { Position } from 'unist'
import { decoded, linkTarget } from '../../document/markdown/link-target.ts'
import { besideMarks } from '../../document/markdown/redaction-marks.ts'
import { printable } from '../house-style/characters.ts'
import { childrenWithoutLinks, element, type MarkdownRendering, text } from './markdown-rendering.ts'

/** Links with a permitted target; of any other only the text is printed, with a finding. */
export function linkHandlers(rendering: MarkdownRendering) {
  const link = (state: State, node: Link | LinkReference, target: LinkTarget): Element | ElementContent[] => {
    const children = childrenWithoutLinks(rendering, () => state.all(node))
    const href = addressOf(rendering, target.url, node.position)
    if (href === undefined) return children
    // A link without text shows its address.
    const words = textOf(node, { includeImageAlt: true }).trim() || target.url
    const properties = { href, ...(target.title ? { title: besideMarks(target.title, printable) } : {}) }
    if (!isAddress(words, target.url)) return element('a', properties, children)
    return element('a', { ...properties, className: ['adres'] }, breakable(words))
  }
  return {
    link: (state: State, node: Link) => link(state, node, node),
    linkReference(state: State, node: LinkReference) {
      const definition: Definition | undefined = state.definitionById.get(node.identifier.toUpperCase())
      return definition ? link(state, node, definition) : defaultHandlers.linkReference(state, node)
    },
  }
}

/** @returns the value of `href`; undefined when the target is not permitted */
function addressOf(rendering: MarkdownRendering, url: string, place: Position | undefined): string | undefined {
  const target = linkTarget(url, rendering)
  if ('href' in target) return target.href
  rendering.report({ ...target, place })
  return undefined
}

/** Whether the text of a link is its URL, apart from the scheme. */
function isAddress(text: string, url: string): boolean {
  const bare = (address: string) =>
    decoded(address)
      .replace(/^(https?:\/\/|mailto:|tel:)/i, '')
      .replace(/\/$/, '')
      .toLowerCase()
  return bare(text) === bare(url)
}

/** Characters in a URL that is not broken: it fits beside other words, and in a table column. */
const wholeLength = 40

/** A long URL with line break opportunities after slashes and before other separators. */
function breakable(address: string): ElementContent[] {
  const shown = printable(address)
  const pieces = shown.length > wholeLength ? shown.split(/(?<=[/@:])(?=[^/])|(?=[.?&=#_%-])/) : [shown]
  return pieces.flatMap((piece, index) => (index === 0 ? [text(piece)] : [element('wbr', {}), text(piece)]))
}
