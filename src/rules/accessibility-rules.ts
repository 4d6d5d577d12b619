import type { Heading, Nodes, Table } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { Edit, Fix } from '../diagnostics/diagnostic.ts'
import type { Document } from '../document/document.ts'
import { type RowHeads, rowHeadsOf } from '../document/markdown/row-heads.ts'
import { defineDocumentRules, type Remark, type RuleFinding } from './rule.ts'
import { fakeHeadings } from './sections/fake-headings.ts'
import { meantSections } from './sections/meant-sections.ts'
import { eachNode, nodesOf } from './text/nodes-of.ts'

/** Rules for readers who hear the document or cannot see its layout. */
export const accessibilityRules = defineDocumentRules({
  'toegankelijkheid/kopniveau': {
    severity: 'warning',
    guards: 'Koppen slaan geen niveau over (PDF/UA-1, 7.4.2; WCAG 2.1, 1.3.1).',
    fix: 'always',
    check: headingLevels,
  },
  'toegankelijkheid/lege-kop': {
    softening: 'allowed',
    guards: 'Een kop heeft tekst (WCAG 2.1, 2.4.6).',
    check: eachNode(['heading'], emptyHeading),
  },
  'toegankelijkheid/nepkop': {
    severity: 'warning',
    guards: 'Wat een kop lijkt, is als kop geschreven (WCAG 2.1, 1.3.1).',
    fix: 'sometimes',
    check: fakeHeadings,
  },
  'toegankelijkheid/tabelkop': {
    severity: 'warning',
    guards: 'Een tabel heeft koppen boven de kolommen (PDF/UA-1, 7.5; WCAG 2.1, 1.3.1).',
    check: eachNode(['table'], tableHead),
  },
  'toegankelijkheid/rijkop': {
    severity: 'warning',
    guards: 'De eerste kolom van een tabel noemt de rijen (WCAG 2.1, 1.3.1).',
    check: eachNode(['table'], rowHeads),
  },
})

function* headingLevels(document: Document): Iterable<RuleFinding> {
  const isForm = document.sections.length > 0
  const meant = new Set<Nodes>([...meantSections(document).values()].map(({ node }) => node))
  let before = 1
  const headings = nodesOf(document, 'heading')
  for (const [index, heading] of headings.entries()) {
    if (meant.has(heading)) {
      // Reported as the section it seems to be: another level would still be wrong.
      before = 2
      continue
    }
    if (heading.depth > before + 1) {
      const right = '#'.repeat(before + 1)
      yield {
        place: heading.position,
        reason: `Deze kop slaat een niveau over: er staat ${'#'.repeat(heading.depth)} waar ${right} hoort.`,
        advice: `Schrijf ${right}. In de PDF is dat al zo gedaan.`,
        // In a form `##` would make it another section.
        fix: isForm && before < 2 ? undefined : raiseFix(document, headings, index, before + 1),
      }
    }
    before = Math.min(heading.depth, before + 1)
  }
}

function emptyHeading(heading: Heading): Remark | undefined {
  if (textOf(heading, { includeImageAlt: true }).trim() !== '') return undefined
  const advice = 'Schrijf achter de hekjes waar het stuk over gaat, of haal de hekjes weg.'
  return { reason: 'Deze kop heeft geen tekst.', advice }
}

function tableHead({ children: [head] }: Table): Remark | undefined {
  if (head === undefined || head.children.some((cell) => textOf(cell).trim() !== '')) return undefined
  const advice = 'Schrijf in de eerste rij wat er in elke kolom staat.'
  return { place: head.position, reason: 'Deze tabel heeft geen koppen boven de kolommen.', advice }
}

const withoutHeads: Readonly<Partial<Record<RowHeads, string>>> = {
  'empty-cell': 'De eerste kolom van deze tabel heeft een lege cel, dus de rijen hebben geen naam.',
  'same-text': 'In de eerste kolom van deze tabel staat meer dan eens hetzelfde, dus de rijen hebben geen eigen naam.',
  numbers: 'De eerste kolom van deze tabel heeft alleen getallen, dus de rijen hebben geen naam.',
}

function rowHeads(table: Table): Remark | undefined {
  const reason = withoutHeads[rowHeadsOf(table)]
  if (reason === undefined) return undefined
  const advice =
    'Geef elke rij vooraan een eigen naam, of maak de cellen van deze kolom vet. Past dat niet, zet dan boven de tabel: <!-- collegevoorstel-rijkoppen: nee -->.'
  return { place: table.children[0]?.position, reason, advice }
}

/**
 * Raises a heading that skips a level together with its siblings and descendants, so that their relative levels stay the same.
 *
 * @param at index of the heading
 * @param depth the level it should have
 */
function raiseFix(
  { source: { text } }: Document,
  headings: readonly Heading[],
  at: number,
  depth: number,
): Fix | undefined {
  const first = headings[at]
  if (first === undefined) return undefined
  const edits: Edit[] = []
  for (let index = at; index < headings.length; index++) {
    const heading = headings[index]
    if (heading === undefined || heading.depth < first.depth) break
    const from = heading.position?.start.offset ?? 0
    if (text.slice(from, from + heading.depth) !== '#'.repeat(heading.depth)) return undefined
    edits.push({ from, to: from + first.depth - depth, replacement: [] })
  }
  return edits
}
