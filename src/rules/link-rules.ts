import type { Definition, Link, LinkReference } from 'mdast'
import type { Document } from '../document/document.ts'
import { type HeadingNames, nameHeadings, printedHeadings } from '../document/markdown/anchors.ts'
import { linkSchemes, linkTarget } from '../document/markdown/link-target.ts'
import { nodesOf } from './nodes-of.ts'
import type { Rule, RuleFinding } from './rule.ts'

/** Rules on where links lead. */
export const linkRules: readonly Rule[] = [schemes, deadLinks, unusedAddresses]

function* schemes(document: Document): Iterable<RuleFinding> {
  const links: (Link | Definition)[] = [...nodesOf(document, 'link'), ...linkDefinitions(document)]
  for (const link of links) {
    const scheme = wrongScheme(link.url)
    if (scheme === undefined) continue
    yield {
      rule: 'links/schema',
      place: link.position,
      reason: `Een koppeling met ${scheme}: kan niet.`,
      advice: 'Gebruik https://, http://, mailto: of tel:.',
    }
  }
}

/** Links of which only the text is printed; what has a scheme of its own is told above. */
function* deadLinks(document: Document): Iterable<RuleFinding> {
  let names: HeadingNames | undefined
  for (const [link, url] of linksOf(document)) {
    if (wrongScheme(url) !== undefined) continue
    names ??= nameHeadings(document.body, printedHeadings(document.sections))
    const target = linkTarget(url, names)
    if (!('href' in target)) yield { ...target, place: link.position }
  }
}

/** A line like `[let op]: morgen` is an address to Markdown: without a link to it nothing of it is printed. */
function* unusedAddresses(document: Document): Iterable<RuleFinding> {
  const references = [...nodesOf(document, 'linkReference'), ...nodesOf(document, 'imageReference')]
  const wanted = new Set(references.map(({ identifier }) => identifier))
  const first = new Set<string>()
  for (const { identifier, label, position } of nodesOf(document, 'definition')) {
    const name = label ?? identifier
    const isSecond = first.has(identifier)
    first.add(identifier)
    if (wanted.has(identifier) && !isSecond) continue
    yield {
      rule: 'links/ongebruikt',
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

/** The scheme of an address that no link may have. */
function wrongScheme(url: string): string | undefined {
  // Browsers skip control characters and spaces in a scheme: `java\nscript:`.
  const plain = [...url].filter((char) => char > ' ').join('')
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(plain)?.[1]?.toLowerCase()
  return scheme === undefined || linkSchemes.includes(scheme) ? undefined : scheme
}

/** Links with their address; of one that refers to a definition, that of the first of its name. */
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

/** Definitions that a link uses: one of an image may be a file. */
function linkDefinitions(document: Document): readonly Definition[] {
  const images = new Set(nodesOf(document, 'imageReference').map((image) => image.identifier))
  return nodesOf(document, 'definition').filter((definition) => !images.has(definition.identifier))
}
