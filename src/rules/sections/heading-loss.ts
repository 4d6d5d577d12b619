import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Document } from '../../document/document.ts'
import { writtenBody } from '../../document/markdown/sections.ts'
import type { RuleFinding } from '../rule.ts'

/** The form prints its own headings, so that anything except text in the author's heading is lost. */
export function* lostInHeading(document: Document): Iterable<RuleFinding> {
  if (document.sections.length === 0) return
  for (const { form, heading } of writtenBody(document.body, document.kind).sections) {
    if (!form || heading.children.every(({ type }) => type === 'text')) continue
    const lost: Nodes[] = []
    visit(heading, (node) => {
      if (lostWords.has(node.type)) lost.push(node)
    })
    for (const node of lost) {
      yield {
        place: node.position,
        reason: `${lostWords.get(node.type)} in de kop “${form.kop}” valt weg: het formulier drukt zijn eigen kop af.`,
        advice: 'Zet dit in de tekst onder de kop.',
      }
    }
  }
}

/** Not emphasis and code: their text is the title itself. */
const lostWords: ReadonlyMap<string, string> = new Map([
  ['footnoteReference', 'De voetnoot'],
  ['image', 'De afbeelding'],
  ['imageReference', 'De afbeelding'],
  ['link', 'De koppeling'],
  ['linkReference', 'De koppeling'],
  ['textDirective', 'De aanwijzing'],
])
