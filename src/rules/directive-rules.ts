import type { Html } from 'mdast'
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive'
import { didYouMean } from '../diagnostics/nearest.ts'
import type { Document } from '../document/document.ts'
import { containerDirectives } from '../document/markdown/parse-body.ts'
import { attempt } from '../system/attempt.ts'
import { redactionGrounds } from './redaction/redacted-parts.ts'
import { defineDocumentRules, type Remark } from './rule.ts'
import { eachNode, isClosed } from './text/nodes-of.ts'
import { firstLineOf } from './text/positions.ts'

/** Rules on raw HTML and on directives. */
export const directiveRules = defineDocumentRules({
  'html/verboden': {
    guards: 'In de tekst staat geen HTML: die zou langs alle controles gaan.',
    check: eachNode(['html'], rawHtml),
  },
  'aanwijzingen/onbekend': {
    guards: 'Na ::: staat een aanwijzing die bestaat.',
    check: eachNode(['containerDirective', 'leafDirective'], unknown),
  },
  'aanwijzingen/niet-afgesloten': {
    guards: 'Wat met ::: begint, eindigt met :::.',
    check: eachNode(['containerDirective'], unclosed),
  },
  'aanwijzingen/grond': { guards: 'Wie lakt, noemt de grond.', advice: 'own', check: redactionGrounds },
  'aanwijzingen/taal': {
    softening: 'allowed',
    guards: 'Bij tekst in een andere taal staat welke taal.',
    check: eachNode(['textDirective', 'containerDirective'], unknownLanguage),
  },
})

function rawHtml({ value }: Html): Remark {
  if (value.startsWith('<!--')) {
    const advice = 'Sluit de opmerking af met --> en begin de tekst op een nieuwe regel met een lege regel ertussen.'
    return { reason: 'Deze opmerking is niet afgesloten, of er staat tekst achter op dezelfde regel.', advice }
  }
  const tag = /^<\/?[a-z][a-z0-9-]*/i.exec(value)?.[0]
  const advice = 'Gebruik Markdown. Is het gewone tekst, zet dan een \\ voor het teken <.'
  return { reason: `Hier staat HTML${tag ? ` (${tag}>)` : ''}; dat kan niet.`, advice }
}

function unknown(node: ContainerDirective | LeafDirective, document: Document): Remark | undefined {
  const { name, type } = node
  if (type === 'leafDirective') {
    const advice = `Schrijf in een zin :${name}[tekst], of om alinea’s heen :::${name} en op een eigen regel eronder :::.`
    return { reason: `Een regel met ::${name} betekent niets.`, advice }
  }
  if (containerDirectives.includes(name)) return undefined
  const known = containerDirectives.map((each) => `:::${each}`).join(' en ')
  const advice = `${didYouMean(name, containerDirectives)}Wat kan: ${known}.`
  return { place: firstLineOf(document, node), reason: `De aanwijzing :::${name} bestaat niet.`, advice }
}

function unclosed(node: ContainerDirective, document: Document): Remark | undefined {
  if (isClosed(document, node)) return undefined
  const reason = `De aanwijzing :::${node.name} is niet afgesloten; alles eronder zou erbij horen.`
  return { place: firstLineOf(document, node), reason, advice: 'Zet ::: op een eigen regel waar het stuk ophoudt.' }
}

function unknownLanguage(node: TextDirective | ContainerDirective, document: Document): Remark | undefined {
  const [[name, value] = ['', '']] = Object.entries(node.attributes ?? {})
  if (node.name !== 'taal' || isLanguage(value || name)) return undefined
  const advice = 'Zet de code van de taal tussen accolades: :taal[best practice]{en}.'
  return { place: firstLineOf(document, node), reason: 'Bij :taal staat niet welke taal het is.', advice }
}

/** BCP 47. */
function isLanguage(code: string): boolean {
  return attempt(() => Intl.getCanonicalLocales(code))?.length === 1
}
