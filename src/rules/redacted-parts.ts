import type { Nodes } from 'mdast'
import type { Position } from 'unist'
import type { Document } from '../document/document.ts'
import { statedGrounds, type ValuePart, valueParts } from '../document/markdown/redaction.ts'
import { lawTables, parseGround } from '../forms/grounds.ts'
import { firstLineOf } from './node-places.ts'
import { redactionsOf } from './nodes-of.ts'
import { type RedactionValue, redactionValues } from './redaction-values.ts'
import type { RuleFinding } from './rule.ts'
import { placeIn } from './source-places.ts'

/** One redaction, in the text or in a value. */
export interface Redaction {
  readonly stated: string
  readonly place: Position | undefined
  readonly content: 'something' | 'nothing'
}

export function redactionsIn(document: Document): readonly Redaction[] {
  const inText = redactionsOf(document).map((node): Redaction => {
    const content = node.children.every(isEmpty) ? 'nothing' : 'something'
    return { stated: node.attributes?.grond ?? '', place: firstLineOf(document, node), content }
  })
  const inValues = redactionValues(document).flatMap((value) =>
    value.named === undefined ? valueParts(value.text).flatMap((part) => ofPart(document, value, part)) : [],
  )
  return [...inText, ...inValues]
}

function ofPart(document: Document, value: RedactionValue, part: ValuePart): readonly Redaction[] {
  if (part.redaction === undefined) return []
  const content = part.text.trim() === '' ? 'nothing' : 'something'
  return [{ stated: part.redaction.stated, place: placeOfPart(document, value, part), content }]
}

/** The exact place if the source holds the part verbatim; otherwise that of the whole YAML value. */
export function placeOfPart(
  { source }: Document,
  { text, from, to }: RedactionValue,
  { start, end }: ValuePart,
): Position {
  const part = text.slice(start, end)
  const before = text.slice(0, start).split(part).length - 1
  const typed = source.text.slice(from, to)
  let at = -1
  for (let count = 0; count <= before; count++) at = typed.indexOf(part, at + 1)
  return at < 0 ? placeIn(source, from, to) : placeIn(source, from + at, from + at + part.length)
}

/** Redactions without a ground, or with one that no law has. */
export function* redactionGrounds(document: Document): Iterable<RuleFinding> {
  const woo = lawTables().gronden.filter((ground) => ground.wet === 'Woo')
  const choice = woo.map((ground) => `${ground.code.slice(4)} ${ground.woorden}`).join('; ')
  for (const { stated, place, content } of redactionsIn(document)) {
    const given = statedGrounds(stated)
    const unknown = given.find((ground) => parseGround(ground) === undefined)
    if ((unknown === undefined && given.length > 0) || content === 'nothing') continue
    yield {
      place,
      reason:
        unknown === undefined ? 'Bij deze gelakte tekst staat geen grond.' : `"${unknown}" is geen grond in de wet.`,
      advice: `${unknown === undefined ? 'Schrijf de grond erbij' : 'Schrijf een grond die bestaat'}: :lak[tekst]{grond="5.1.2.e"}. Kies uit: ${choice}.`,
    }
  }
}

/** Without text and without an image. */
function isEmpty(node: Nodes): boolean {
  if ('value' in node) return node.value.trim() === ''
  return 'children' in node ? node.children.every(isEmpty) : node.type === 'break'
}
