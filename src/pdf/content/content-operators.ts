import { characterClass } from '../file/read/parse-object.ts'

/** One operator of a content stream, with where it and its operands stand. Reused from one operator to the next. */
export interface Operator {
  /** `Tj`, `BDC` … An inline image is one operator `BI`, from BI to EI. */
  name: string
  /** Start of the first operand, or of the operator where it has none. */
  start: number
  /** Just behind the operator. */
  end: number
  /** Starts of the operands; only the first `count` are of this operator. */
  readonly operands: number[]
  count: number
}

const names = new Map<number, string>()

/**
 * Goes through a content stream operator by operator (ISO 32000-1, 7.8.2): strings with escapes and nested brackets,
 * hexadecimal strings, arrays, dictionaries, names, comments and inline images are stepped over as the units they are.
 * Whatever the bytes, it ends: every step goes forward.
 */
export function forEachOperator(bytes: Uint8Array, visit: (operator: Operator) => void): void {
  const operator: Operator = { name: '', start: 0, end: 0, operands: [], count: 0 }
  let nesting = 0
  let at = 0
  while (at < bytes.length) {
    const code = bytes[at] ?? 0
    if (characterClass[code] === 1) at++
    else if (code === 37) at = afterComment(bytes, at)
    else {
      const start = at
      at = characterClass[code] === 2 ? afterDelimited(bytes, at) : afterRegular(bytes, at)
      const step = nestingStep(bytes, start)
      const inside = nesting > 0
      nesting = Math.max(0, nesting + step)
      if (inside || step < 0) continue
      if (step > 0 || isOperand(bytes, start, at)) operator.operands[operator.count++] = start
      else at = handOn(bytes, operator, start, at, visit)
    }
  }
}

/** Gives the visitor an operator; hands back where to go on, which for an inline image is behind its data. */
function handOn(
  bytes: Uint8Array,
  operator: Operator,
  start: number,
  end: number,
  visit: (operator: Operator) => void,
): number {
  operator.name = nameAt(bytes, start, end)
  operator.end = operator.name === 'BI' ? afterInlineImage(bytes, end) : end
  operator.start = operator.count > 0 ? (operator.operands[0] ?? start) : start
  visit(operator)
  operator.count = 0
  return operator.end
}

/** 1 where an array or dictionary opens, -1 where one closes. */
function nestingStep(bytes: Uint8Array, start: number): number {
  const code = bytes[start]
  if (code === 91 || (code === 60 && bytes[start + 1] === 60)) return 1
  return code === 93 || code === 62 ? -1 : 0
}

function isOperand(bytes: Uint8Array, start: number, end: number): boolean {
  const code = bytes[start] ?? 0
  return characterClass[code] === 2 || isNumberStart(code) || isLiteral(bytes, start, end)
}

function isNumberStart(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 45 || code === 46 || code === 43
}

/** true, false and null are operands. */
function isLiteral(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start
  if (length < 4 || length > 5) return false
  const word = nameAt(bytes, start, end)
  return word === 'true' || word === 'null' || word === 'false'
}

function nameAt(bytes: Uint8Array, start: number, end: number): string {
  let key = 0
  if (end - start <= 3) {
    for (let at = start; at < end; at++) key = (key << 8) | (bytes[at] ?? 0)
    const known = names.get(key)
    if (known !== undefined) return known
  }
  let name = ''
  for (let at = start; at < Math.min(end, start + 20); at++) name += String.fromCharCode(bytes[at] ?? 0)
  // Bounded: a hostile stream must not fill the memory with names.
  if (key !== 0 && names.size < 500) names.set(key, name)
  return name
}

function afterRegular(bytes: Uint8Array, from: number): number {
  let at = from + 1
  while (at < bytes.length && characterClass[bytes[at] ?? 0] === 0) at++
  return at
}

function afterComment(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++
  return at
}

function afterDelimited(bytes: Uint8Array, from: number): number {
  const code = bytes[from]
  if (code === 40) return afterString(bytes, from)
  if (code === 47) return afterRegular(bytes, from)
  if (code === 60 && bytes[from + 1] !== 60) {
    const end = bytes.indexOf(62, from)
    return end < 0 ? bytes.length : end + 1
  }
  return code === bytes[from + 1] && (code === 60 || code === 62) ? from + 2 : from + 1
}

function afterString(bytes: Uint8Array, from: number): number {
  let open = 0
  for (let at = from; at < bytes.length; at++) {
    const code = bytes[at]
    if (code === 92) at++
    else if (code === 40) open++
    else if (code === 41 && --open === 0) return at + 1
  }
  return bytes.length
}

function isSpace(code: number | undefined): boolean {
  return code === undefined || characterClass[code] === 1
}

/**
 * Behind the EI of an inline image. Its data has no length, so the end is an EI between white space that is followed by
 * text, not by more image: the way every reader does it.
 */
function afterInlineImage(bytes: Uint8Array, from: number): number {
  let data = from
  while (
    data < bytes.length &&
    !(bytes[data] === 73 && bytes[data + 1] === 68 && isSpace(bytes[data - 1]) && isSpace(bytes[data + 2]))
  )
    data++
  for (let at = data + 3; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 69 || bytes[at + 1] !== 73 || !isSpace(bytes[at - 1]) || !isSpace(bytes[at + 2])) continue
    if (looksLikeText(bytes, at + 2)) return at + 2
  }
  return bytes.length
}

function looksLikeText(bytes: Uint8Array, from: number): boolean {
  for (let at = from; at < Math.min(from + 12, bytes.length); at++) {
    const code = bytes[at] ?? 0
    if (code > 126 || (code < 32 && characterClass[code] !== 1) || code === 0) return false
  }
  return true
}
