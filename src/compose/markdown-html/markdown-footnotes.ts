import type { Element, ElementContent } from 'hast'
import type { FootnoteReference } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import { element, type MarkdownRendering, type Note, text } from './markdown-rendering.ts'

/**
 * The superscript number in the text, linked to its note. Ids contain `fn-` and `fnref-`, by which
 * src/pdf/finish/repair-notes.ts recognises notes.
 */
export function footnoteReference(rendering: MarkdownRendering) {
  return (_: State, node: FootnoteReference): Element | undefined => {
    const definition = rendering.footnotes.get(node.identifier)
    if (definition === undefined) return undefined
    const prefix = rendering.settings.idPrefix ?? ''
    const known = rendering.notes.get(node.identifier)
    if (known === undefined) rendering.noteCount += 1
    const number = known?.number ?? rendering.noteCount
    const note: Note = known ?? { number, id: `${prefix}fn-${number}`, definition, references: [] }
    rendering.notes.set(node.identifier, note)
    const again = note.references.length > 0 ? `-${note.references.length + 1}` : ''
    const id = `${prefix}fnref-${note.number}${again}`
    note.references.push(id)
    const link = element('a', { id, href: `#${note.id}` }, [spoken(String(number), `noot ${number}`)])
    return element('sup', { className: ['nootverwijzing'] }, [link])
  }
}

/** Adds links back to the text at the end of the last paragraph of a note. */
export function backLinks(item: Element, note: Note): void {
  const links = note.references.flatMap((reference, index): ElementContent[] => {
    const which = note.references.length > 1 ? `, verwijzing ${index + 1}` : ''
    const arrow = spoken('↑', `terug naar de tekst bij noot ${note.number}${which}`)
    // No-break space: the arrow is never alone on a line.
    return [text('\u00a0'), element('a', { className: ['terug'], href: `#${reference}` }, [arrow])]
  })
  const last = item.children.findLast((child) => child.type === 'element')
  if (last?.type === 'element' && last.tagName === 'p') last.children.push(...links)
  else item.children.push(element('p', {}, links.slice(1)))
}

/** A symbol with an accessible name, in a span inside the link because the browser drops the label of the link itself. */
function spoken(symbol: string, words: string): Element {
  return element('span', { role: 'img', ariaLabel: words }, [text(symbol)])
}
