import type { Element, ElementContent } from 'hast'
import type { FootnoteReference } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import type { MarkdownRendering, Note } from './markdown-rendering.ts'

/**
 * The superscript number in the text, linked to its note. Ids contain `fn-` and `fnref-`, by which
 * src/pdf/finish/repair-notes.ts recognises footnotes.
 */
export function footnoteReference(rendering: MarkdownRendering) {
  return (_: State, node: FootnoteReference): Element | undefined => {
    const definition = rendering.footnotes.get(node.identifier)
    if (definition === undefined) return undefined
    const prefix = rendering.settings.idPrefix ?? ''
    const known = rendering.notes.get(node.identifier)
    const number = known?.number ?? rendering.notes.size + 1
    const note: Note = known ?? { number, id: `${prefix}fn-${number}`, definition, references: [] }
    rendering.notes.set(node.identifier, note)
    const again = note.references.length > 0 ? `-${note.references.length + 1}` : ''
    const id = `${prefix}fnref-${note.number}${again}`
    note.references.push(id)
    const link: Element = {
      type: 'element',
      tagName: 'a',
      properties: { id, href: `#${note.id}` },
      children: [spoken(String(number), `voetnoot ${number}`)],
    }
    return { type: 'element', tagName: 'sup', properties: { className: ['nootverwijzing'] }, children: [link] }
  }
}

/** Adds links back to the text at the end of the last paragraph of a note. */
export function backLinks(item: Element, note: Note): void {
  const links = note.references.flatMap((reference, index): ElementContent[] => {
    const which = note.references.length > 1 ? `, verwijzing ${index + 1}` : ''
    const link: Element = {
      type: 'element',
      tagName: 'a',
      properties: { className: ['terug'], href: `#${reference}` },
      children: [spoken('↑', `terug naar de tekst bij voetnoot ${note.number}${which}`)],
    }
    // No-break space: the arrow is never alone on a line.
    return [{ type: 'text', value: '\u00a0' }, link]
  })
  const last = item.children.findLast((child) => child.type === 'element')
  if (last?.type === 'element' && last.tagName === 'p') last.children.push(...links)
  else item.children.push({ type: 'element', tagName: 'p', properties: {}, children: links.slice(1) })
}

/** A symbol with an accessible name, in a span inside the link because the browser drops the label of the link itself. */
function spoken(symbol: string, words: string): Element {
  return {
    type: 'element',
    tagName: 'span',
    properties: { role: 'img', ariaLabel: words },
    children: [{ type: 'text', value: symbol }],
  }
}
