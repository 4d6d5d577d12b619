import type { Nodes, Parent } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { element, make } from '../element.ts'

/** Shows the documentation page of a rule. */
export function showExplanation(markdown: string): void {
  const text = element('uitleg-tekst', HTMLElement)
  text.replaceChildren(...children(unified().use(remarkParse).parse(markdown)))
  const [title] = text.getElementsByTagName('h2')
  title?.setAttribute('id', 'uitleg-kop')
  // Puts the focus on the title instead of the button below the text.
  title?.setAttribute('tabindex', '-1')
  title?.setAttribute('autofocus', '')
  element('uitleg', HTMLDialogElement).showModal()
}

function children(parent: Parent): readonly Node[] {
  return parent.children.flatMap((node) => nodeOf(node as Nodes))
}

const tags = { paragraph: 'p', listItem: 'li', strong: 'strong', emphasis: 'em', blockquote: 'blockquote' } as const

/** The Markdown of rule pages as elements; other nodes are replaced by their children. */
function nodeOf(node: Nodes): readonly Node[] {
  switch (node.type) {
    case 'text':
      return [document.createTextNode(node.value)]
    case 'heading':
      return [make(node.depth === 1 ? 'h2' : 'h3', {}, ...children(node))]
    case 'list':
      return [make(node.ordered ? 'ol' : 'ul', {}, ...children(node))]
    case 'paragraph':
    case 'listItem':
    case 'strong':
    case 'emphasis':
    case 'blockquote':
      return [make(tags[node.type], {}, ...children(node))]
    case 'inlineCode':
      return [make('code', {}, node.value)]
    case 'code':
      return [make('pre', { tabindex: '0' }, make('code', {}, node.value))]
    case 'link':
      return /^https?:/.test(node.url)
        ? [make('a', { href: node.url, target: '_blank', rel: 'noopener noreferrer' }, ...children(node))]
        : children(node)
    default:
      return 'children' in node ? children(node) : []
  }
}
