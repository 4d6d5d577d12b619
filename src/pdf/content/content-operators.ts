import { characterClass } from '../file/read/parse-object.ts'

/** One operator of a content stream, with the offsets of its operands. The same object is reused for every operator. */
export interface Operator {
  /** `Tj`, `BDC` … An inline image is one operator `BI`, from BI to EI. */
  name: string
  /** Offset of the first operand, or of the operator where it has none. */
  start: number
  /** Offset after the operator; a visitor that has handled the operators that follow may move it forward. */
  end: number
  /** Offsets of the operands; only the first `count` belong to this operator. */
  readonly operands: number[]
  count: number
}

/** The operators of PDF 1.7 (ISO 32000-1, annex A) by their bytes: reading one creates no string. */
const operatorNames: ReadonlyMap<number, string> = new Map(
  (
    'b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri s S ' +
    'sc SC scn SCN sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y \' "'
  )
    .split(' ')
    .map((name) => [[...name].reduce((key, character) => (key << 8) | character.charCodeAt(0), 0), name]),
)

/**
 * Calls `visit` for every operator of a content stream (ISO 32000-1, 7.8.2). Strings, arrays, dictionaries, names, comments
 * and inline images are skipped as units. Terminates on any input, because every step moves forward.
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
      else {
        complete(bytes, operator, start, at)
        visit(operator)
        operator.count = 0
        at = operator.end
      }
    }
  }
}

/** Fills in an operator whose operands are known. That of an inline image ends after its data. */
function complete(bytes: Uint8Array, operator: Operator, start: number, end: number): void {
  operator.name = nameAt(bytes, start, end)
  operator.end = operator.name === 'BI' ? afterInlineImage(bytes, end) : end
  operator.start = operator.count > 0 ? (operator.operands[0] ?? start) : start
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

/** true, false and null are operands, not operators. */
function isLiteral(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start
  if (length < 4 || length > 5) return false
  const word = nameAt(bytes, start, end)
  return word === 'true' || word === 'null' || word === 'false'
}

function nameAt(bytes: Uint8Array, start: number, end: number): string {
  if (end - start <= 3) {
    let key = 0
    for (let at = start; at < end; at++) key = (key << 8) | (bytes[at] ?? 0)
    const known = operatorNames.get(key)
    if (known !== undefined) return known
  }
  let name = ''
  for (let at = start; at < Math.min(end, start + 20); at++) name += String.fromCharCode(bytes[at] ?? 0)
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

/** The offset after an inline image. Its data has no length: it ends at an EI between white space that text follows. */
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
