import type { Nodes } from 'mdast'
import type { Position } from 'unist'
import type { Document } from '../document/document.ts'
import { dutchDate } from '../document/dutch-date.ts'
import { lawTables } from '../document/ground-tables.ts'
import { lawOn, parseGround } from '../document/grounds.ts'
import { statedGrounds, type ValuePart, valueParts } from '../document/redaction.ts'
import { firstLineOf } from './node-places.ts'
import { redactionsOf } from './nodes-of.ts'
import { type RedactionValue, redactionValues } from './redaction-values.ts'
import type { Rule, RuleContext, RuleFinding } from './rule.ts'
import { placeIn } from './source-places.ts'
import { unredacted } from './unredacted.ts'

/** Rules on what an author redacts: in the text, and in values that are no Markdown. */
export const redactionRules: readonly Rule[] = [grounds, oldGrounds, empty, nested, unredacted]

/** One redaction, wherever it was written. */
interface Redaction {
  readonly stated: string
  readonly place: Position | undefined
  readonly content: 'something' | 'nothing'
}

function redactionsIn(document: Document): readonly Redaction[] {
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

/** Exactly where it was typed as it reads; the whole value where YAML wrote it in another way. */
function placeOfPart({ source }: Document, { text, from, to }: RedactionValue, { start, end }: ValuePart): Position {
  const part = text.slice(start, end)
  const before = text.slice(0, start).split(part).length - 1
  const typed = source.text.slice(from, to)
  let at = -1
  for (let count = 0; count <= before; count++) at = typed.indexOf(part, at + 1)
  return at < 0 ? placeIn(source, from, to) : placeIn(source, from + at, from + at + part.length)
}

function* grounds(document: Document): Iterable<RuleFinding> {
  for (const { stated, place, content } of redactionsIn(document)) {
    const given = statedGrounds(stated)
    const unknown = given.find((ground) => parseGround(ground) === undefined)
    if ((unknown === undefined && given.length > 0) || content === 'nothing') continue
    yield {
      rule: 'aanwijzingen/grond',
      place,
      reason:
        unknown === undefined ? 'Bij deze gelakte tekst staat geen grond.' : `"${unknown}" is geen grond in de wet.`,
      advice: `${unknown === undefined ? 'Schrijf de grond erbij' : 'Schrijf een grond die bestaat'}: :lak[tekst]{grond="5.1.2.e"}. Kies uit: ${wooGrounds()}.`,
    }
  }
}

/** Every ground of the Woo: `5.1.2.e persoonlijke levenssfeer; …`. */
function wooGrounds(): string {
  const woo = lawTables().gronden.filter(({ wet }) => wet === 'Woo')
  return woo.map(({ code, woorden }) => `${code.slice(4)} ${woorden}`).join('; ')
}

/** Letters of one law are never converted into those of the other: the message lists what there is to choose from. */
function* oldGrounds(document: Document, { day }: RuleContext): Iterable<RuleFinding> {
  const published = day ?? document.data.datum
  for (const { stated, place } of redactionsIn(document)) {
    const old = statedGrounds(stated).find((ground) => parseGround(ground)?.wet === 'Wob')
    if (old === undefined || lawOn(published).wet !== 'Woo') continue
    const when =
      published === undefined ? '' : ` ${day === undefined ? 'Dit stuk is van' : 'Het is nu'} ${dutchDate(published)}.`
    yield {
      rule: 'lakken/oude-wet',
      place,
      reason: `"${old}" is een grond uit de Wob; wie sinds 1 mei 2022 publiceert, lakt op grond van de Woo.${when}`,
      advice: `De letters van Wob en Woo komen niet met elkaar overeen. Kies zelf de grond die past: ${wooGrounds()}.`,
    }
  }
}

function* empty(document: Document): Iterable<RuleFinding> {
  for (const { place, content } of redactionsIn(document)) {
    if (content === 'something') continue
    yield {
      rule: 'lakken/leeg',
      place,
      reason: 'Hier wordt niets gelakt; tekst die erachter staat, blijft te lezen.',
      advice:
        'Zet de tekst tussen rechte haken, zonder spatie en zonder \\ ervoor: :lak[tekst]{grond="5.1.2.e"}. Wilt u niet lakken, schrijf dan \\:lak.',
    }
  }
}

function* nested(document: Document): Iterable<RuleFinding> {
  let end = 0
  const outer: (readonly [from: number, to: number])[] = []
  const inner: (Position | undefined)[] = []
  for (const node of redactionsOf(document)) {
    const [from = 0, to = 0] = [node.position?.start.offset, node.position?.end.offset]
    if (from < end) inner.push(firstLineOf(document, node))
    else outer.push([from, to])
    end = Math.max(end, to)
  }
  for (const value of redactionValues(document)) {
    const isInside = outer.some(([from, to]) => from <= value.from && value.to <= to)
    for (const part of valueParts(value.text)) {
      if (part.redaction === undefined) continue
      const holds = value.text.slice(part.start + 1, part.end).includes(':lak[')
      if (isInside || holds) inner.push(placeOfPart(document, value, part))
    }
  }
  for (const place of inner) {
    yield {
      rule: 'lakken/genest',
      place,
      reason: 'Hier wordt gelakt binnen iets wat al gelakt is.',
      advice:
        'Lak het geheel één keer. Gelden er meer gronden, noem ze dan samen: :lak[tekst]{grond="5.1.1.d, 5.1.2.e"}.',
    }
  }
}

/** Nothing to read and nothing to see. */
function isEmpty(node: Nodes): boolean {
  if ('value' in node) return node.value.trim() === ''
  return 'children' in node ? node.children.every(isEmpty) : node.type === 'break'
}
