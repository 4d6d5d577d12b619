import type { Document } from '../../document/document.ts'
import type { RuleFinding } from '../rule.ts'
import { passagesOf } from './passages.ts'
import { positionIn } from './positions.ts'

/** Placeholders in the text and the front matter. */
export function* placeholders(document: Document): Iterable<RuleFinding> {
  yield* inText(document)
  yield* inFrontMatter(document)
}

/** Dots outside words (except "(...)", an omission in a quotation), notes such as TODO, and the name of a value in brackets. */
const placeholder =
  /(?<![^\s:(€])(?<!\()(?:\.{3,}|…)(?=[\s.,;:?!)]|$)(?!\))|\[(?:\.{3,}|…)\]|\b(?:TODO|FIXME|TBD)\b|(?<![\p{L}\d])(?:[xX]{3,}|n\.?\s?n?\.?t\.b\.)(?![\p{L}\d])|_{3,}|\?{3,}|\blorem ipsum\b|[[(]\s*(?:hier\s+|nog\s+)*(?:in te vullen|invullen|aan te vullen|aanvullen|toevoegen)\b[^\])\n]{0,40}[\])]|\[(?:naam|bedrag|datum|nummer|onderwerp|adres)\](?![([])|\bINVULLEN\b|\bnog (?:in te vullen|invullen|aan te vullen)\b/giu

/** A necessary part of a placeholder: a text without it skips the full pattern. */
const hint =
  /\.{3}|…|_{3}|\?{3}|x{3}|todo|fixme|tbd|t\.b\.|ntb|nntb|lorem|vullen|toevoegen|\[(?:naam|bedrag|datum|nummer|onderwerp|adres)\]|(?:\\_){3}/i

function* inText(document: Document): Iterable<RuleFinding> {
  if (!hint.test(document.source.text)) return
  for (const passage of passagesOf(document)) {
    for (const found of open(passage.text)) {
      if (passage.quoted && found.text.startsWith('[')) continue
      yield finding(found.text, passage.positionOf(found.start, found.start + found.text.length))
    }
  }
}

/** Except `zaaknummer`: dots for a case number that is not known yet have their own rule. */
function* inFrontMatter(document: Document): Iterable<RuleFinding> {
  const { text } = document.source
  if (!hint.test(text)) return
  for (const key of document.stated) {
    if (key === 'zaaknummer') continue
    const position = document.at([key])
    const start = position?.start.offset
    const end = position?.end.offset
    if (start === undefined || end === undefined) continue
    for (const found of open(text.slice(start, end))) {
      const at = start + found.start
      yield finding(found.text, positionIn(document.source, at, at + found.text.length))
    }
  }
}

function open(text: string): readonly { readonly text: string; readonly start: number }[] {
  if (!hint.test(text)) return []
  return [...text.matchAll(placeholder)]
    .filter(([found]) => !/^(todo|fixme|tbd|invullen)$/i.test(found) || found === found.toUpperCase())
    .map(({ 0: found, index }) => ({ text: found, start: index }))
}

function finding(found: string, place: RuleFinding['place']): RuleFinding {
  return {
    place,
    reason: `Hier moet nog iets worden ingevuld: “${found.length > 40 ? `${found.slice(0, 39)}…` : found}”.`,
    advice: 'Vul het in, of haal het weg.',
  }
}
