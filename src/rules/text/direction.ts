import type { Document } from '../../document/document.ts'
import type { RuleFinding } from '../rule.ts'
import { positionIn } from './positions.ts'

const directional = /[\u202A-\u202E\u2066-\u2069]/
const overrides = '\u202D\u202E'
const isolates = '\u2066\u2067\u2068'
const popIsolate = '\u2069'
const embeddings = '\u202A\u202B'
const popEmbedding = '\u202C'
/** Most findings: the message is the same for each. */
const mostReported = 20

/**
 * Characters that change the display order of text (UAX 9), so that a document can look different from what was checked: overrides,
 * and unclosed isolates and embeddings. Closed ones, and the marks LRM, RLM and ALM, are accepted for Arabic and Hebrew names.
 */
export function* direction({ source }: Document): Iterable<RuleFinding> {
  if (!directional.test(source.text)) return
  let count = 0
  for (const at of suspects(source.text)) {
    if (++count > mostReported) return
    const code = (source.text.codePointAt(at) ?? 0).toString(16).toUpperCase()
    const isOverride = overrides.includes(source.text[at] ?? '')
    yield {
      place: positionIn(source, at, at + 1),
      reason: isOverride
        ? `Hier staat een onzichtbaar teken (U+${code}) dat de tekst erachter omgekeerd laat zien: u leest iets anders dan er staat.`
        : `Hier staat een onzichtbaar teken (U+${code}) dat de schrijfrichting verandert en niet in dezelfde alinea wordt afgesloten.`,
      advice: 'Haal het teken weg: typ de tekst op deze plek opnieuw.',
    }
  }
}

/** Offsets of overrides, and of characters that are unmatched within their line. */
function suspects(text: string): readonly number[] {
  const found: number[] = []
  let open: { readonly at: number; readonly close: string }[] = []
  for (const { 0: character, index: at } of text.matchAll(/[\u202A-\u202E\u2066-\u2069\r\n]/g)) {
    if (character === '\n' || character === '\r') {
      found.push(...open.map((one) => one.at))
      open = []
    } else if (overrides.includes(character)) {
      found.push(at)
      open.push({ at: -1, close: popEmbedding })
    } else if (isolates.includes(character)) open.push({ at, close: popIsolate })
    else if (embeddings.includes(character)) open.push({ at, close: popEmbedding })
    else if (open.at(-1)?.close === character) open.pop()
    else found.push(at)
  }
  return [...found, ...open.map((one) => one.at)].filter((at) => at >= 0).sort((a, b) => a - b)
}
