import type { Nodes } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { Position } from 'unist'
import { nearest } from '../../diagnostics/nearest.ts'
import type { Document } from '../../document/document.ts'
import { sectionTitled, titleKey, writtenBody } from '../../document/markdown/sections.ts'
import type { KindSection } from '../../forms/kind.ts'
import { oncePerKey } from '../../system/lazily.ts'
import { isClosed, nodesOf } from '../text/nodes-of.ts'
import { firstLineOf } from '../text/positions.ts'

/** The node that was probably meant as an absent section. */
export interface MeantSection {
  readonly node: Nodes
  readonly position: Position | undefined
  /** Why it is not that section, as the end of a sentence; absent if another rule reports the cause. */
  readonly reason?: string
  readonly advice: string
}

/** Absent sections that were probably written: misspelt, at another heading level, or inside a block. */
export const meantSections = oncePerKey(find)

/** The section name of the form that is closest to an unknown title. */
export function nearestTitle({ kind }: Document, title: string): string | undefined {
  const names = kind.onderdelen.flatMap((form) => [form.kop, form.kern, ...form.aliassen])
  const byKey = new Map(names.map((name) => [titleKey(name), name]))
  return byKey.get(nearest(titleKey(title), [...byKey.keys()]) ?? '')
}

function find(document: Document): ReadonlyMap<KindSection, MeantSection> {
  const meant = new Map<KindSection, MeantSection>()
  const absent = new Set(document.sections.flatMap(({ state, form }) => (state === 'absent' ? [form] : [])))
  if (absent.size === 0) return meant
  const add = (title: string | undefined, section: MeantSection): void => {
    const form = title === undefined ? undefined : sectionTitled(document.kind, title)
    if (form !== undefined && absent.has(form) && !meant.has(form)) meant.set(form, section)
  }
  for (const { form, heading, title } of writtenBody(document.body, document.kind).sections) {
    if (form === undefined)
      add(nearestTitle(document, title), { node: heading, position: heading.position, advice: '' })
  }
  const look = (node: Nodes, around?: Nodes): void => {
    for (const [title, section] of seemingHeadings(document, node, around)) add(title, section)
    if ('children' in node) for (const child of node.children) look(child, around ?? node)
  }
  for (const node of document.body.children) look(node)
  return meant
}

type Seeming = readonly [title: string, section: MeantSection]

/** Text in a node that looks like a section heading. */
function seemingHeadings(document: Document, node: Nodes, around: Nodes | undefined): readonly Seeming[] {
  switch (node.type) {
    case 'code':
    case 'html':
      return [...node.value.matchAll(/^#{1,6}[ \t]+(.+)$/gm)].map(([, title = '']) => [title, inBlock(document, node)])
    case 'paragraph':
      return around ? [] : asParagraph(document, node)
    case 'heading':
      if (around) {
        const block = inBlock(document, around)
        return [[textOf(node), block.reason === undefined ? block : { ...block, node, position: node.position }]]
      }
      return node.depth === 2 ? [] : [[textOf(node), atOtherLevel(node)]]
    default:
      return []
  }
}

function asParagraph({ source }: Document, node: Nodes): readonly Seeming[] {
  const written = source.text.slice(node.position?.start.offset, node.position?.end.offset)
  const hashes = /^\s*#{1,6}\s*([^#\s][^\r\n]*)$/.exec(written)?.[1]
  const bold = /^(?:\*\*|__)([^*_\r\n]+)(?:\*\*|__):?$/.exec(written)?.[1]
  const title = (hashes ?? bold)?.trim()
  if (title === undefined) return []
  const section = { node, position: node.position, advice: `Schrijf ## ${title}.` }
  // Signs without a space have their own rule, `tekst/kop`.
  return [[title, hashes === undefined ? { ...section, reason: 'deze regel is geen kop' } : section]]
}

function atOtherLevel(node: Extract<Nodes, { type: 'heading' }>): MeantSection {
  const section = { node, position: node.position, advice: `Schrijf ## ${textOf(node)}.` }
  // A title within the form has its own rule, as has text before the first section.
  if (node.depth === 1) return section
  const advice = `Is dit het onderdeel? ${section.advice} Hoort deze kop bij het onderdeel erboven, geef hem dan een andere naam.`
  return { ...section, reason: `deze kop heeft ${inWords[node.depth]} hekjes, en een onderdeel twee`, advice }
}

const inWords = { 2: 'twee', 3: 'drie', 4: 'vier', 5: 'vijf', 6: 'zes' } as const

function inBlock(document: Document, node: Nodes): MeantSection {
  const block = { node, position: firstLineOf(document, node) }
  if (isReportedElsewhere(document, node)) return { ...block, advice: '' }
  if (node.type !== 'code') {
    const reason = 'deze kop staat binnen een ander blok, zoals een lijst, een citaat of :::'
    const advice = 'Zet de kop op een eigen regel buiten dat blok, zonder spaties of tekens ervoor.'
    return { ...block, reason, advice }
  }
  if (/[`~]/.test(document.source.text[node.position?.start.offset ?? 0] ?? '')) {
    const advice = 'Sluit de code af voor de kop: met dezelfde tekens als hier, op een eigen regel.'
    return { ...block, reason: 'de kop staat in het stuk code dat hier begint', advice }
  }
  const advice = 'Zet de hekjes aan het begin van de regel.'
  return { ...block, reason: 'de kop springt in, en is daardoor code', advice }
}

/** Raw HTML, an unclosed comment and an unclosed block are reported at their first line. */
function isReportedElsewhere(document: Document, node: Nodes): boolean {
  return node.type === 'html' || (node.type === 'containerDirective' && !isClosed(document, node))
}

/** Whether no section is hidden in a block: only then is the position of a new section, and the order, unambiguous. */
export function isSound(document: Document): boolean {
  return (
    meantSections(document).size === 0 &&
    nodesOf(document, 'containerDirective').every((node) => isClosed(document, node))
  )
}
