import type { Element, ElementContent } from 'hast'
import type { List, ListItem, Parents } from 'mdast'
import { defaultHandlers, type State } from 'mdast-util-to-hast'
import { element, text } from './markdown-rendering.ts'

/** Lists keep their numbers; a checkbox becomes a labelled shape, because a printed page has no form fields. */
export function listHandlers() {
  return {
    list(state: State, node: List): Element {
      const list = defaultHandlers.list(state, node)
      const start = node.ordered && typeof node.start === 'number' && node.start !== 1 ? { start: node.start } : {}
      return { ...list, properties: start }
    },
    listItem(state: State, node: ListItem, parent: Parents | undefined): Element {
      const item = defaultHandlers.listItem(state, { ...node, checked: null }, parent)
      if (typeof node.checked !== 'boolean') return { ...item, properties: {} }
      return {
        ...item,
        properties: { className: ['taak'] },
        children: withBox(item.children, tickBox(node.checked ? 'aangevinkt' : 'niet aangevinkt')),
      }
    },
  }
}

/** A checkbox whose state is its accessible name. */
function tickBox(state: 'aangevinkt' | 'niet aangevinkt'): Element {
  const properties = { className: ['vak', state.replace(' ', '-')], role: 'img', ariaLabel: state }
  return element('span', properties)
}

/** Inserts the box before the first words: in a loose item inside its first paragraph. */
function withBox(children: readonly ElementContent[], box: Element): ElementContent[] {
  const at = children.findIndex((child) => child.type !== 'text' || child.value.trim() !== '')
  const first = children[at]
  const space = text(' ')
  if (first?.type === 'element' && first.tagName === 'p') {
    const paragraph: Element = { ...first, children: [box, space, ...first.children] }
    return [...children.slice(0, at), paragraph, ...children.slice(at + 1)]
  }
  return [box, space, ...children]
}
