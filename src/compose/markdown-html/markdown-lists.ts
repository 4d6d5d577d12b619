import type { Element, ElementContent } from 'hast'
import type { List, ListItem, Parents } from 'mdast'
import { defaultHandlers, type State } from 'mdast-util-to-hast'
import { element, text } from './markdown-rendering.ts'

/** Numbers of so many digits fit in the indent of any list; a longer one needs more, see basis.css. */
const digitsWithRoom = 2

/** Lists keep their numbers; a checkbox becomes a labelled shape, because a printed page has no form fields. */
export function listHandlers() {
  return {
    list(state: State, node: List): Element {
      const list = defaultHandlers.list(state, node)
      if (!node.ordered) return { ...list, properties: {} }
      const first = node.start ?? 1
      const digits = String(first + node.children.length - 1).length
      const room = digits > digitsWithRoom ? { className: [`cijfers-${digits}`] } : {}
      return { ...list, properties: { ...(first === 1 ? {} : { start: first }), ...room } }
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

/** A checkbox whose state is its accessible name, and what is copied of it. */
function tickBox(state: 'aangevinkt' | 'niet aangevinkt'): Element {
  const properties = { className: ['vak', state.replace(' ', '-')], role: 'img', ariaLabel: state }
  return element('span', properties, [text(state === 'aangevinkt' ? '☑' : '☐')])
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
