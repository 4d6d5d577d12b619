import type { Nodes } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { Document } from '../document/document.ts'
import { raiseFix } from './heading-fix.ts'
import { meantSections } from './meant-sections.ts'
import { nodesOf } from './nodes-of.ts'
import type { Rule, RuleFinding } from './rule.ts'

/** Link texts that say nothing to whoever hears a list of the links on a page (WCAG 2.1, 2.4.4 and 2.4.9). */
const emptyWords = new Set([
  'hier',
  'klik hier',
  'klik',
  'link',
  'deze link',
  'lees meer',
  'meer',
  'lees verder',
  'meer informatie',
  'download',
  'deze pagina',
  'website',
])

/** Rules for readers who hear the document or cannot see its layout; a missing alternative text is among the text rules. */
export const accessibilityRules: readonly Rule[] = [
  headingLevels,
  emptyHeadings,
  descriptions,
  tableHeads,
  textless,
  meaningless,
]

function* headingLevels(document: Document): Iterable<RuleFinding> {
  const isForm = document.sections.length > 0
  const meant = new Set<Nodes>([...meantSections(document).values()].map(({ node }) => node))
  let before = 1
  const headings = nodesOf(document, 'heading')
  for (const [index, heading] of headings.entries()) {
    if (meant.has(heading)) {
      // Told as the section it seems to be: another level would still be the wrong one.
      before = 2
      continue
    }
    if (heading.depth > before + 1) {
      const signs = '#'.repeat(before + 1)
      yield {
        rule: 'toegankelijkheid/kopniveau',
        place: heading.position,
        reason: `Deze kop slaat een niveau over: er staat ${'#'.repeat(heading.depth)} waar ${signs} hoort.`,
        advice: `Schrijf ${signs}. In de PDF is dat al zo gedaan.`,
        // In a form `##` would make it another section.
        fix: isForm && before < 2 ? undefined : raiseFix(document, headings, index, before + 1),
      }
    }
    before = Math.min(heading.depth, before + 1)
  }
}

function* emptyHeadings(document: Document): Iterable<RuleFinding> {
  for (const heading of nodesOf(document, 'heading')) {
    if (textOf(heading, { includeImageAlt: true }).trim() !== '') continue
    yield {
      rule: 'toegankelijkheid/lege-kop',
      place: heading.position,
      reason: 'Deze kop heeft geen tekst.',
      advice: 'Schrijf achter de hekjes waar het stuk over gaat, of haal de hekjes weg.',
    }
  }
}

/** Words that stand for any picture, and names of files as cameras and programs give them. */
const anyPicture =
  /^(de |een )?(afbeelding|foto|plaatje|figuur|grafiek|tabel|kaart|logo|image|picture|photo|screenshot|schermafbeelding|img|dsc|scan)[\s_-]*\d*$/i
const fileName = /^[^\s]+\.(png|jpe?g|svg|gif|webp|tiff?|bmp|heic)$/i

function* descriptions(document: Document): Iterable<RuleFinding> {
  for (const image of [...nodesOf(document, 'image'), ...nodesOf(document, 'imageReference')]) {
    const alt = (image.alt ?? '').trim()
    if (!anyPicture.test(alt) && !fileName.test(alt)) continue
    yield {
      rule: 'afbeeldingen/beschrijving',
      place: image.position,
      reason: `"${alt}" zegt niet wat er op de afbeelding te zien is.`,
      advice:
        'Schrijf wat een lezer mist die haar niet ziet: "Staafdiagram: het aantal meldingen daalt van 80 naar 35".',
    }
  }
}

function* tableHeads(document: Document): Iterable<RuleFinding> {
  for (const table of nodesOf(document, 'table')) {
    const [head] = table.children
    if (head === undefined || head.children.some((cell) => textOf(cell).trim() !== '')) continue
    yield {
      rule: 'toegankelijkheid/tabelkop',
      place: head.position,
      reason: 'Deze tabel heeft geen koppen boven de kolommen.',
      advice: 'Schrijf in de eerste rij wat er in elke kolom staat.',
    }
  }
}

function* textless(document: Document): Iterable<RuleFinding> {
  for (const link of [...nodesOf(document, 'link'), ...nodesOf(document, 'linkReference')]) {
    if (textOf(link, { includeImageAlt: true }).trim() !== '') continue
    yield {
      rule: 'links/lege-tekst',
      place: link.position,
      reason: 'Deze koppeling heeft geen tekst.',
      advice: 'Schrijf tussen de rechte haken waar zij heen gaat: [de verordening](https://…).',
    }
  }
}

function* meaningless(document: Document): Iterable<RuleFinding> {
  for (const link of [...nodesOf(document, 'link'), ...nodesOf(document, 'linkReference')]) {
    const text = textOf(link, { includeImageAlt: true })
    if (
      !emptyWords.has(
        text
          .trim()
          .toLowerCase()
          .replace(/[.!:…]+$/, ''),
      )
    )
      continue
    yield {
      rule: 'links/nietszeggend',
      place: link.position,
      reason: `"${text.trim()}" zegt niet waar de koppeling heen gaat.`,
      advice: 'Neem woorden die op zichzelf duidelijk zijn, bijvoorbeeld de titel van de pagina.',
    }
  }
}
