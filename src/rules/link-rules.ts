import type { Definition, Link, LinkReference } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { Document } from '../document/document.ts'
import { bodyRules } from '../document/document-rules.ts'
import { type HeadingNames, nameHeadings, printedHeadings } from '../document/markdown/anchors.ts'
import { linkSchemes, linkTarget } from '../document/markdown/link-target.ts'
import { defineDocumentRules, type Remark, type RuleFinding } from './rule.ts'
import { missingCaptions } from './text/caption-references.ts'
import { eachNode, nodesOf } from './text/nodes-of.ts'

/** Link texts that have no meaning in a list of the links on a page (WCAG 2.1, 2.4.4 and 2.4.9). */
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

/** Rules on where links lead, and on their text. */
export const linkRules = defineDocumentRules({
  'links/schema': {
    guards: 'Een koppeling gaat naar een webadres, een e-mailadres of een telefoonnummer.',
    check: schemes,
  },
  'links/adres': { ...bodyRules['links/adres'], check: deadLinks },
  // Found by the check of `links/adres`.
  'links/kop': bodyRules['links/kop'],
  'links/verwijzing': {
    severity: 'warning',
    guards: 'Een tabel of figuur waar de tekst naar verwijst, is er.',
    check: missingCaptions,
  },
  'links/ongebruikt': {
    severity: 'warning',
    guards: 'De tekst gebruikt elk adres dat op een eigen regel staat.',
    check: unusedAddresses,
  },
  'links/lege-tekst': {
    softening: 'allowed',
    guards: 'Een koppeling heeft tekst (PDF/UA-1, 7.18.5; WCAG 2.1, 2.4.4).',
    check: eachNode(['link', 'linkReference'], textless),
  },
  'links/nietszeggend': {
    severity: 'warning',
    guards: 'De tekst van een koppeling zegt waar zij heen gaat (WCAG 2.1, 2.4.4).',
    check: eachNode(['link', 'linkReference'], meaningless),
  },
})

function* schemes(document: Document): Iterable<RuleFinding> {
  const links: (Link | Definition)[] = [...nodesOf(document, 'link'), ...linkDefinitions(document)]
  for (const link of links) {
    const scheme = wrongScheme(link.url)
    if (scheme === undefined) continue
    yield {
      place: link.position,
      reason: `Een koppeling met ${scheme}: kan niet.`,
      advice: 'Gebruik https://, http://, mailto: of tel:.',
    }
  }
}

/** Links of which only the text is printed; forbidden schemes are reported by `links/schema`. */
function* deadLinks(document: Document): Iterable<RuleFinding> {
  let names: HeadingNames | undefined
  for (const [link, url] of linksOf(document)) {
    if (wrongScheme(url) !== undefined) continue
    names ??= nameHeadings(document.body, printedHeadings(document.sections))
    const target = linkTarget(url, names)
    if (!('href' in target)) yield { ...target, place: link.position }
  }
}

/** Markdown parses `[let op]: morgen` as a definition, which is not printed unless a link refers to it. */
function* unusedAddresses(document: Document): Iterable<RuleFinding> {
  const references = nodesOf(document, 'linkReference', 'imageReference')
  const used = new Set(references.map(({ identifier }) => identifier))
  const first = new Set<string>()
  for (const { identifier, label, position } of nodesOf(document, 'definition')) {
    const name = label ?? identifier
    const isSecond = first.has(identifier)
    first.add(identifier)
    if (used.has(identifier) && !isSecond) continue
    yield {
      place: position,
      reason: isSecond
        ? `Het adres [${name}] staat er twee keer: alleen het eerste telt en dit wordt niet afgedrukt.`
        : `Geen koppeling gebruikt het adres [${name}]: deze regel wordt niet afgedrukt.`,
      advice: isSecond
        ? 'Haal deze regel weg, of geef dit adres een andere naam.'
        : `Haal deze regel weg, of verwijs ernaar: [de tekst][${name}]. Is het gewone tekst? Schrijf dan \\[${name}].`,
    }
  }
}

function textless(link: Link | LinkReference): Remark | undefined {
  if (textOf(link, { includeImageAlt: true }).trim() !== '') return undefined
  const advice = 'Schrijf tussen de rechte haken waar zij heen gaat: [de verordening](https://…).'
  return { reason: 'Deze koppeling heeft geen tekst.', advice }
}

function meaningless(link: Link | LinkReference): Remark | undefined {
  const text = textOf(link, { includeImageAlt: true }).trim()
  const words = text.toLowerCase().replace(/[.!:…]+$/, '')
  if (!emptyWords.has(words)) return undefined
  const advice = 'Neem woorden die op zichzelf duidelijk zijn, bijvoorbeeld de titel van de pagina.'
  return { reason: `“${text}” zegt niet waar de koppeling heen gaat.`, advice }
}

/** The scheme of an address, if links cannot have it. */
function wrongScheme(url: string): string | undefined {
  // Browsers skip control characters and spaces in a scheme: `java\nscript:`.
  const plain = [...url].filter((char) => char > ' ').join('')
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(plain)?.[1]?.toLowerCase()
  return scheme === undefined || linkSchemes.includes(scheme) ? undefined : scheme
}

/** Links with their address, or that of the first definition they refer to. */
function linksOf(document: Document): readonly (readonly [Link | LinkReference, string])[] {
  const urls = new Map<string, string>()
  for (const { identifier, url } of nodesOf(document, 'definition')) {
    if (!urls.has(identifier)) urls.set(identifier, url)
  }
  const referred = nodesOf(document, 'linkReference').flatMap((link): readonly (readonly [LinkReference, string])[] => {
    const url = urls.get(link.identifier)
    return url === undefined ? [] : [[link, url]]
  })
  return [...nodesOf(document, 'link').map((link) => [link, link.url] as const), ...referred]
}

/** Definitions without those for images, which can refer to a file. */
function linkDefinitions(document: Document): readonly Definition[] {
  const images = new Set(nodesOf(document, 'imageReference').map((image) => image.identifier))
  return nodesOf(document, 'definition').filter((definition) => !images.has(definition.identifier))
}
