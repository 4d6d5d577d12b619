import { extname } from 'node:path'
import type { Definition, Image, ImageReference, Link } from 'mdast'
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive'
import type { Document } from '../document/document.ts'
import { containerDirectives, type textDirectives } from '../document/parse-body.ts'
import { resolveInside } from '../project/inside.ts'
import { afterColon } from '../report/after-colon.ts'
import type { Fix } from '../report/edit.ts'
import { didYouMean } from '../yaml/nearest.ts'
import { firstLineOf } from './node-places.ts'
import { nodesOf } from './nodes-of.ts'
import type { Rule, RuleContext, RuleFinding } from './rule.ts'

const linkSchemes = ['http', 'https', 'mailto', 'tel']
const imageTypes = ['.png', '.jpg', '.jpeg', '.svg']

/** Rules on the Markdown itself: images, links, raw HTML, directives. */
export const textRules: readonly Rule[] = [
  rawHtml,
  described,
  imageFiles,
  schemes,
  unknownDirectives,
  closed,
  languages,
]

function* rawHtml(document: Document): Iterable<RuleFinding> {
  for (const node of nodesOf(document, 'html')) {
    const tag = /^<\/?[a-z][a-z0-9-]*/i.exec(node.value)?.[0]
    const comment = node.value.startsWith('<!--')
    yield {
      rule: 'html/verboden',
      place: node.position,
      reason: comment
        ? 'Deze opmerking is niet afgesloten, of er staat tekst achter op dezelfde regel.'
        : `Hier staat HTML${tag ? ` (${tag}>)` : ''}; dat kan niet.`,
      advice: comment
        ? 'Sluit de opmerking af met --> en begin de tekst op een nieuwe regel met een lege regel ertussen.'
        : 'Gebruik Markdown. Is het gewone tekst, zet dan een \\ voor het teken <.',
    }
  }
}

function* described(document: Document): Iterable<RuleFinding> {
  for (const image of [...nodesOf(document, 'image'), ...nodesOf(document, 'imageReference')]) {
    if ((image.alt ?? '').trim() !== '') continue
    yield {
      rule: 'afbeeldingen/alt',
      place: image.position,
      reason: 'Deze afbeelding heeft geen beschrijving.',
      advice: 'Schrijf tussen de rechte haken wat erop te zien is: ![Kaart van de wijken](kaart.png).',
    }
  }
}

function* imageFiles(document: Document, { config }: RuleContext): Iterable<RuleFinding> {
  for (const [image, url] of imagesOf(document)) {
    const reference = decoded(url)
    const found = resolveInside(config.root, document.source.path, reference)
    if (!found.ok)
      yield {
        rule: 'afbeeldingen/bestand',
        place: image.position,
        reason: `Afbeelding: ${afterColon(found.reason)}`,
        advice: found.advice,
        fix: addressFix(document, image, url, found.right),
      }
    else if (!imageTypes.includes(extname(found.path).toLowerCase())) {
      const advice = 'Gebruik een PNG-, JPEG- of SVG-bestand.'
      yield {
        rule: 'afbeeldingen/bestand',
        place: image.position,
        reason: `${reference} is geen afbeelding die in een PDF kan.`,
        advice,
      }
    }
  }
}

/** Only of an address that stands in the picture itself, as it is. */
function addressFix(
  document: Document,
  image: Image | ImageReference,
  url: string,
  right: string | undefined,
): Fix | undefined {
  const from = image.position?.start.offset
  if (image.type !== 'image' || from === undefined || right === undefined) return undefined
  const pieces = document.source.text.slice(from, image.position?.end.offset).split(`](${url}`)
  if (pieces.length !== 2 || url !== decoded(url) || !/^[\p{L}\p{N}._/-]+$/u.test(right)) return undefined
  const at = from + (pieces[0]?.length ?? 0) + 2
  return [{ from: at, to: at + url.length, put: [right] }]
}

function* schemes(document: Document): Iterable<RuleFinding> {
  const links: (Link | Definition)[] = [...nodesOf(document, 'link'), ...linkDefinitions(document)]
  for (const link of links) {
    // Browsers skip control characters and spaces in a scheme: `java\nscript:`.
    const plain = [...link.url].filter((char) => char > ' ').join('')
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(plain)?.[1]?.toLowerCase()
    if (scheme === undefined || linkSchemes.includes(scheme)) continue
    yield {
      rule: 'links/schema',
      place: link.position,
      reason: `Een koppeling met ${scheme}: kan niet.`,
      advice: 'Gebruik https://, http://, mailto: of tel:.',
    }
  }
}

function* unknownDirectives(document: Document): Iterable<RuleFinding> {
  for (const node of nodesOf(document, 'containerDirective')) {
    if (containerDirectives.some((name) => name === node.name)) continue
    yield {
      rule: 'aanwijzingen/onbekend',
      place: firstLineOf(document, node),
      reason: `De aanwijzing :::${node.name} bestaat niet.`,
      advice: `${didYouMean(node.name, containerDirectives)}Wat kan: ${containerDirectives.map((name) => `:::${name}`).join(' en ')}.`,
    }
  }
  for (const node of nodesOf(document, 'leafDirective')) {
    yield {
      rule: 'aanwijzingen/onbekend',
      place: node.position,
      reason: `Een regel met ::${node.name} betekent niets.`,
      advice: `Schrijf in een zin :${node.name}[tekst], of om alinea’s heen :::${node.name} en op een eigen regel eronder :::.`,
    }
  }
}

function* closed(document: Document): Iterable<RuleFinding> {
  for (const node of nodesOf(document, 'containerDirective')) {
    const end = node.position?.end.offset ?? 0
    const start = node.position?.start.offset ?? 0
    const lastLine = document.source.text.slice(document.source.text.lastIndexOf('\n', end - 1) + 1, end)
    if (end > start + node.name.length + 3 && /^[ \t>]*:{3,}[ \t]*$/.test(lastLine)) continue
    yield {
      rule: 'aanwijzingen/niet-afgesloten',
      place: firstLineOf(document, node),
      reason: `De aanwijzing :::${node.name} is niet afgesloten; alles eronder zou erbij horen.`,
      advice: 'Zet ::: op een eigen regel waar het stuk ophoudt.',
    }
  }
}

function* languages(document: Document): Iterable<RuleFinding> {
  for (const node of directivesNamed(document, 'taal')) {
    const [[name, value] = ['', '']] = Object.entries(node.attributes ?? {})
    if (isLanguage(value || name)) continue
    yield {
      rule: 'aanwijzingen/taal',
      place: firstLineOf(document, node),
      reason: 'Bij :taal staat niet welke taal het is.',
      advice: 'Zet de code van de taal tussen accolades: :taal[best practice]{en}.',
    }
  }
}

type Directive = TextDirective | LeafDirective | ContainerDirective

function directivesNamed(document: Document, name: (typeof textDirectives)[number]): readonly Directive[] {
  const all: Directive[] = [...nodesOf(document, 'textDirective'), ...nodesOf(document, 'containerDirective')]
  return all.filter((node) => node.name === name)
}

/** Images with their address; of one that refers to a definition, that of the definition. */
function imagesOf(document: Document): readonly (readonly [Image | ImageReference, string])[] {
  const definitions = new Map(
    nodesOf(document, 'definition').map((definition) => [definition.identifier, definition.url]),
  )
  const referred = nodesOf(document, 'imageReference').map(
    (image) => [image, definitions.get(image.identifier) ?? ''] as const,
  )
  return [...nodesOf(document, 'image').map((image) => [image, image.url] as const), ...referred]
}

/** Definitions that a link uses: one of an image may be a file. */
function linkDefinitions(document: Document): readonly Definition[] {
  const images = new Set(nodesOf(document, 'imageReference').map((image) => image.identifier))
  return nodesOf(document, 'definition').filter((definition) => !images.has(definition.identifier))
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

/** BCP 47. */
function isLanguage(code: string): boolean {
  try {
    return Intl.getCanonicalLocales(code).length === 1
  } catch {
    return false
  }
}
