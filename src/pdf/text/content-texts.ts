import { forEachOperator, type Operator } from '../content/content-operators.ts'
import { operandOf } from '../content/operands.ts'
import { operatorOperands } from '../content/operator-table.ts'
import { isArray, PdfString } from '../file/objects/objects.ts'
import { forEachText, utf8Of } from './object-texts.ts'
import type { PlacedText } from './text-collection.ts'
import { otherPlace as place, textsIn } from './texts-in-bytes.ts'

const showing: ReadonlySet<string> = new Set(['Tj', 'TJ', "'", '"'])
/** Marked-content points paint nothing (ISO 32000-1, table 320). */
const points: ReadonlySet<string> = new Set(['MP', 'DP'])

/**
 * The text in a content stream that a page reader does not see: comments, properties of marked content, names, inline images, and what
 * is no operator. Operators, numbers and codes of glyphs are no text: read as words, they would equal one now and then.
 */
export function contentTexts(bytes: Uint8Array): readonly PlacedText[] {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const found: PlacedText[] = []
  const shown: string[] = []
  const addRaw = (start: number, end: number) => found.push(...textsIn(bytes.subarray(start, end), place))
  let last = 0
  forEachOperator(bytes, (operator) => {
    last = operator.end
    const { name, start, end, count } = operator
    const shows = showing.has(name) ? count - 1 : -1
    if (!operatorOperands.has(name) && !points.has(name)) addRaw(start, end)
    else
      for (let at = 0; at < count; at++) {
        if (isNumber(bytes[operator.operands[at] ?? 0])) continue
        if (at === shows) shown.push(lettersOf(bytes, operator))
        else forEachText(operandOf(bytes, operator, at) ?? null, (where, text) => found.push({ place: where, text }))
      }
  })
  // Operands without an operator: the stream continues in the next, or is damaged.
  addRaw(last, bytes.length)
  for (const [comment] of raw.matchAll(/%[^\r\n]*/g))
    for (const text of [comment, utf8Of(comment) ?? '']) found.push({ place, text })
  return [...found, { place, text: shown.filter((text) => text !== '').join('\n') }]
}

function isNumber(code = 0): boolean {
  return (code >= 48 && code <= 57) || code === 43 || code === 45 || code === 46
}

/** Strings of letters in an operator that shows text: the font, which a page reader needs for other codes, may be missing. */
function lettersOf(bytes: Uint8Array, operator: Operator): string {
  const opening = bytes[operator.operands[operator.count - 1] ?? 0]
  // A hexadecimal string holds codes.
  if (opening === 60) return ''
  const operand = operandOf(bytes, operator, operator.count - 1)
  const strings = (isArray(operand) ? operand : [operand]).flatMap((each) =>
    each instanceof PdfString ? each.raw : [],
  )
  const text = strings.join('')
  return /^[\s\x20-\x7e\xa0-\xff]*$/.test(text) ? text : ''
}
