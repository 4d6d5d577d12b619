import type { Nodes } from 'mdast'
import type { Position } from 'unist'
import { explainCommand } from '../../diagnostics/explain-command.ts'
import type { Document } from '../../document/document.ts'
import { statedGrounds, type ValuePart, valueParts } from '../../document/markdown/redaction.ts'
import { parseGround } from '../../forms/grounds.ts'
import type { RuleFinding } from '../rule.ts'
import { redactionsOf } from '../text/nodes-of.ts'
import { firstLineOf, positionIn } from '../text/positions.ts'
import { type RedactionValue, redactionValues } from './redaction-values.ts'

/** A redaction, in the body or in a plain value. */
export interface Redaction {
  readonly stated: string
  readonly position: Position | undefined
  readonly content: 'something' | 'nothing'
}

export function redactionsIn(document: Document): readonly Redaction[] {
  const inText = redactionsOf(document).map((node): Redaction => {
    const content = node.children.every(isEmpty) ? 'nothing' : 'something'
    return { stated: node.attributes?.grond ?? '', position: firstLineOf(document, node), content }
  })
  const inValues = redactionValues(document).flatMap((value) =>
    value.named === undefined ? valueParts(value.text).flatMap((part) => ofPart(document, value, part)) : [],
  )
  return [...inText, ...inValues]
}

function ofPart(document: Document, value: RedactionValue, part: ValuePart): readonly Redaction[] {
  if (part.redaction === undefined) return []
  const content = part.text.trim() === '' ? 'nothing' : 'something'
  return [{ stated: part.redaction.stated, position: positionOfPart(document, value, part), content }]
}

/** The position of a part if the source holds it verbatim, otherwise that of the whole value. */
export function positionOfPart(
  { source }: Document,
  { text, from, to }: RedactionValue,
  { start, end }: ValuePart,
): Position {
  const part = text.slice(start, end)
  const before = text.slice(0, start).split(part).length - 1
  const written = source.text.slice(from, to)
  let at = -1
  for (let count = 0; count <= before; count++) at = written.indexOf(part, at + 1)
  return at < 0 ? positionIn(source, from, to) : positionIn(source, from + at, from + at + part.length)
}

/** Redactions without a ground, or with one that is in no law. */
export function* redactionGrounds(document: Document): Iterable<RuleFinding> {
  for (const { stated, position, content } of redactionsIn(document)) {
    const given = statedGrounds(stated)
    const unknown = given.find((ground) => parseGround(ground) === undefined)
    if ((unknown === undefined && given.length > 0) || content === 'nothing') continue
    yield {
      place: position,
      reason:
        unknown === undefined ? 'Bij deze gelakte tekst staat geen grond.' : `“${unknown}” is geen grond in de wet.`,
      advice: `${unknown === undefined ? 'Schrijf de grond erbij' : 'Schrijf een grond die bestaat'}: :lak[tekst]{grond="5.1.2.e"}. Alle gronden: ${explainCommand('gronden')}`,
    }
  }
}

/** Whether a node has neither text nor an image. */
function isEmpty(node: Nodes): boolean {
  if ('value' in node) return node.value.trim() === ''
  return 'children' in node ? node.children.every(isEmpty) : node.type === 'break'
}
