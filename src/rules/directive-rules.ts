import { didYouMean } from '../diagnostics/nearest.ts'
import type { Document } from '../document/document.ts'
import { containerDirectives } from '../document/markdown/parse-body.ts'
import { attempt } from '../system/attempt.ts'
import { redactionGrounds } from './redaction/redacted-parts.ts'
import { defineDocumentRules, type RuleFinding } from './rule.ts'
import { isClosed, nodesOf } from './text/nodes-of.ts'
import { firstLineOf } from './text/positions.ts'

/** Rules on raw HTML and on directives. */
export const directiveRules = defineDocumentRules({
  'html/verboden': {
    severity: 'error',
    softening: 'never',
    guards: 'In de tekst staat geen HTML: die zou langs alle controles gaan.',
    check: rawHtml,
  },
  'aanwijzingen/onbekend': {
    severity: 'error',
    softening: 'never',
    guards: 'Na ::: staat een aanwijzing die bestaat.',
    check: unknownDirectives,
  },
  'aanwijzingen/niet-afgesloten': {
    severity: 'error',
    softening: 'never',
    guards: 'Wat met ::: begint, eindigt met :::.',
    check: closed,
  },
  'aanwijzingen/grond': {
    severity: 'error',
    softening: 'never',
    guards: 'Wie lakt, noemt de grond.',
    advice: 'own',
    check: redactionGrounds,
  },
  'aanwijzingen/taal': {
    severity: 'error',
    guards: 'Bij tekst in een andere taal staat welke taal.',
    check: languages,
  },
})

function* rawHtml(document: Document): Iterable<RuleFinding> {
  for (const node of nodesOf(document, 'html')) {
    const tag = /^<\/?[a-z][a-z0-9-]*/i.exec(node.value)?.[0]
    const comment = node.value.startsWith('<!--')
    yield {
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
      place: firstLineOf(document, node),
      reason: `De aanwijzing :::${node.name} bestaat niet.`,
      advice: `${didYouMean(node.name, containerDirectives)}Wat kan: ${containerDirectives.map((name) => `:::${name}`).join(' en ')}.`,
    }
  }
  for (const node of nodesOf(document, 'leafDirective')) {
    yield {
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
      place: firstLineOf(document, node),
      reason: `De aanwijzing :::${node.name} is niet afgesloten; alles eronder zou erbij horen.`,
      advice: 'Zet ::: op een eigen regel waar het stuk ophoudt.',
    }
  }
}

function* languages(document: Document): Iterable<RuleFinding> {
  for (const node of nodesOf(document, 'textDirective', 'containerDirective')) {
    if (node.name !== 'taal') continue
    const [[name, value] = ['', '']] = Object.entries(node.attributes ?? {})
    if (isLanguage(value || name)) continue
    yield {
      place: firstLineOf(document, node),
      reason: 'Bij :taal staat niet welke taal het is.',
      advice: 'Zet de code van de taal tussen accolades: :taal[best practice]{en}.',
    }
  }
}

/** BCP 47. */
function isLanguage(code: string): boolean {
  return attempt(() => Intl.getCanonicalLocales(code))?.length === 1
}
