import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive'
import { didYouMean } from '../diagnostics/nearest.ts'
import type { Document } from '../document/document.ts'
import { containerDirectives, type textDirectives } from '../document/markdown/parse-body.ts'
import { firstLineOf } from './node-places.ts'
import { nodesOf } from './nodes-of.ts'
import type { Rule, RuleFinding } from './rule.ts'

/** Rules on the Markdown itself: raw HTML and directives. */
export const textRules: readonly Rule[] = [rawHtml, unknownDirectives, closed, languages]

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
    if (isClosed(document, node)) continue
    yield {
      rule: 'aanwijzingen/niet-afgesloten',
      place: firstLineOf(document, node),
      reason: `De aanwijzing :::${node.name} is niet afgesloten; alles eronder zou erbij horen.`,
      advice: 'Zet ::: op een eigen regel waar het stuk ophoudt.',
    }
  }
}

/** Whether a block ends with its own `:::`, and not only because the text does. */
export function isClosed({ source: { text } }: Document, node: ContainerDirective): boolean {
  const end = node.position?.end.offset ?? 0
  const start = node.position?.start.offset ?? 0
  const lastLine = text.slice(text.lastIndexOf('\n', end - 1) + 1, end)
  return end > start + node.name.length + 3 && /^[ \t>]*:{3,}[ \t]*$/.test(lastLine)
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

/** BCP 47. */
function isLanguage(code: string): boolean {
  try {
    return Intl.getCanonicalLocales(code).length === 1
  } catch {
    return false
  }
}
