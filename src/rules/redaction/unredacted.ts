import type { Span } from '../../diagnostics/positions.ts'
import type { Document } from '../../document/document.ts'
import { splitFence } from '../../document/front-matter/split-fence.ts'
import { valueParts } from '../../document/markdown/redaction.ts'
import { yamlComments } from '../../yaml/yaml-text.ts'
import type { RuleFinding } from '../rule.ts'
import { nodesOf, redactionsOf } from '../text/nodes-of.ts'
import { offsetsOf, positionIn } from '../text/positions.ts'
import { looksRedacted, mayHoldRedactions, redactionValues } from './redaction-values.ts'

/** Redactions that the parser did not recognise: in code, in an address, in a file name, without a bracket. */
export function* unredacted(document: Document): Iterable<RuleFinding> {
  const { source } = document
  if (source.name.search(looksRedacted) >= 0) yield inFileName()
  if (!mayHoldRedactions(document)) return
  const all = [...source.text.matchAll(looksRedacted)]
  const values = redactionValues(document)
  if (all.length === 0 && values.length === 0) return
  const parsed = new Set(redactionsOf(document).map(({ position }) => position?.start.offset))
  const excluded: readonly Span[] = [
    ...commentsIn(document),
    ...values,
    // The content of a redaction is redacted with it, code and addresses too.
    ...redactionsOf(document).map(offsetsOf),
  ]
  yield* brokenTitles(document)
  const code = nodesOf(document, 'code', 'inlineCode').map(offsetsOf)
  for (const { index, 0: found } of all) {
    if (parsed.has(index) || isWithin(index, excluded)) continue
    yield {
      place: positionIn(source, index, index + found.length),
      reason: `${isWithin(index, code) ? 'In code kan niets worden gelakt' : 'Dit is niet als lakken te lezen'}: de tekst zou in de openbare editie staan.`,
      advice: isWithin(index, code)
        ? 'Haal de code weg, of zet :::lak{grond="…"} erboven en ::: eronder.'
        : 'Schrijf :lak[tekst]{grond="5.1.2.e"}, of om alinea’s heen :::lak{grond="5.1.2.e"} en :::. In een adres, een naam van een bestand of een sleutel kan het niet. Wilt u niet lakken, schrijf dan \\:lak.',
    }
  }
  for (const { text, from, to, named } of values) {
    const isRead = valueParts(text).every((part) => part.redaction !== undefined || part.text.search(looksRedacted) < 0)
    if (named === undefined && isRead) continue
    yield {
      place: positionIn(source, from, to),
      reason:
        named === undefined
          ? 'Dit is niet als lakken te lezen: de tekst zou in de openbare editie staan.'
          : `Bij ${named} kan niets worden gelakt: het wordt de naam van een bestand of een map.`,
      advice:
        named === undefined
          ? 'Schrijf :lak[tekst]{grond="5.1.2.e"}, met beide haken. Wilt u niet lakken, schrijf dan \\:lak.'
          : 'Kies een naam die iedereen mag lezen.',
    }
  }
}

/** An image, link or definition up to a point within its title: `![kaart](kaart.png "Kaart van `. */
const openTitle = /(?:\]\(|^ {0,3}\[[^\]\n]+\]:)\s*(?:<[^>\n]*>|[^\s()<>]+)\s+(?:"[^"]*|'[^']*)$/m

/** A title ends at a redaction that has the same quotes as the title: the whole image or link is then lost. */
function* brokenTitles(document: Document): Iterable<RuleFinding> {
  const { source } = document
  for (const { position, type } of redactionsOf(document)) {
    const at = position?.start.offset
    if (at === undefined || type !== 'textDirective') continue
    const block = Math.max(...['\n\n', '\n\r\n'].map((blank) => source.text.lastIndexOf(blank, at))) + 1
    const found = openTitle.exec(source.text.slice(block, at))
    if (found === null) continue
    yield {
      place: positionIn(source, at, position?.end.offset ?? at),
      reason: 'In deze titel staan dezelfde aanhalingstekens als eromheen: de afbeelding of link is zo niet te lezen.',
      advice:
        'Zet de titel tussen enkele aanhalingstekens, of gebruik bij het lakken andere: ![kaart](kaart.png \'titel :lak[tekst]{grond="5.1.2.e"}\').',
    }
  }
}

function inFileName(): RuleFinding {
  return {
    place: undefined,
    reason: 'In de naam van een bestand of een map kan niets worden gelakt.',
    advice: 'Geef het bestand een naam die iedereen mag lezen.',
  }
}

/** Comments, which are never printed. */
function commentsIn({ source, comments }: Document): readonly Span[] {
  const yaml = splitFence(source.text, source.name).split?.yaml
  const inFront = yaml === undefined ? [] : yamlComments(source.text, yaml)
  return [...inFront, ...comments.map(offsetsOf)]
}

function isWithin(index: number, spans: readonly Span[]): boolean {
  return spans.some(({ from, to }) => from <= index && index < to)
}
