import type { Nodes, Paragraph, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { Edit, Fix } from '../../diagnostics/diagnostic.ts'
import type { Document } from '../../document/document.ts'
import { isCaption } from '../../document/markdown/captions.ts'
import type { RuleFinding } from '../rule.ts'
import { meantSections } from './meant-sections.ts'

/** Longer is no heading. */
const longest = 90

/** A paragraph of bold text above other text: it looks like a heading, and is none to those who hear the document. */
interface FakeHeading {
  readonly node: Paragraph
  readonly title: string
}

/** A part of a body, up to the next `##` heading. */
interface Part {
  readonly isSection: boolean
  readonly nodes: RootContent[]
}

export function* fakeHeadings(document: Document): Iterable<RuleFinding> {
  // Reported as the section it seems to be.
  const meant = new Set<Nodes>([...meantSections(document).values()].map(({ node }) => node))
  for (const part of partsOf(document)) {
    const found = part.nodes.flatMap((node, at) => (meant.has(node) ? [] : fakeHeading(node, part.nodes[at + 1])))
    // One fix for all of a part, which are on one level.
    const fix = fixOf(document, part, found)
    for (const { node, title } of found) {
      yield {
        place: node.position,
        reason: `Dit lijkt een kop, maar het is vette tekst: “${title}”.`,
        advice: `Maak er een echte kop van, met ${part.isSection ? '###' : '##'} ervoor en zonder sterretjes: dan staat hij in de bladwijzers. Hoort hij bij de zin eronder, zet die er dan achter.`,
        fix,
      }
    }
  }
}

function partsOf({ body }: Document): readonly Part[] {
  const parts: Part[] = [{ isSection: false, nodes: [] }]
  for (const node of body.children) {
    if (node.type === 'heading' && node.depth <= 2) parts.push({ isSection: true, nodes: [] })
    else parts.at(-1)?.nodes.push(node)
  }
  return parts
}

function fakeHeading(node: RootContent, next: RootContent | undefined): readonly FakeHeading[] {
  if (node.type !== 'paragraph' || next === undefined || next.type === 'heading') return []
  const [bold, ...others] = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  if (bold?.type !== 'strong' || others.length > 0 || isCaption(node)) return []
  const title = textOf(bold).replace(/\s+/g, ' ').trim()
  // A sentence is emphasis.
  return title === '' || title.length > longest || /[.!;,…]$/.test(title) ? [] : [{ node, title }]
}

/** Certain where the part has no other headings, whose level could be meant, and where every title is plain. */
function fixOf(document: Document, { isSection, nodes }: Part, found: readonly FakeHeading[]): Fix | undefined {
  const isForm = document.sections.length > 0
  if (nodes.some((node) => node.type === 'heading') || (isForm && !isSection)) return undefined
  const edits = found.map(({ node, title }): Edit | undefined => {
    const { start, end } = node.position ?? {}
    if (start?.offset === undefined || end?.offset === undefined) return undefined
    const typed = document.source.text.slice(start.offset, end.offset)
    const [, plain] = /^(?:\*\*|__)([^\n]+)(?:\*\*|__)[ \t]*$/.exec(typed) ?? []
    if (plain === undefined || plain.trim() !== title || title.endsWith(':')) return undefined
    return { from: start.offset, to: end.offset, replacement: [`${isSection ? '###' : '##'} ${title}`] }
  })
  return edits.every((edit) => edit !== undefined) ? edits : undefined
}
