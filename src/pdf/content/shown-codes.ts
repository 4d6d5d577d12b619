import { isArray, type PdfObject, PdfString } from '../file/objects/objects.ts'
import { Keyword, ObjectParser } from '../file/read/parse-object.ts'

/** The character codes that a string operand, or the array of TJ, shows. `width`: bytes a code. */
export function shownCodes(bytes: Uint8Array, at: number, width: 1 | 2): readonly number[] {
  const codes: number[] = []
  if (width === 2 && bytes[at] === 60 && fourDigits(bytes, at + 1, codes)) return codes
  codes.length = 0
  const operand = new ObjectParser(bytes, at).next()
  if (!(operand instanceof Keyword)) collect(operand, width, codes)
  return codes
}

function digit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48
  const letter = (code | 32) - 87
  return letter >= 10 && letter <= 15 ? letter : -1
}

/** The quick way for what nearly all text is: codes of four hexadecimal digits each. False where it is anything else. */
function fourDigits(bytes: Uint8Array, from: number, codes: number[]): boolean {
  for (let at = from; bytes[at] !== 62; at += 4) {
    let code = 0
    for (let index = 0; index < 4; index++) {
      const value = digit(bytes[at + index] ?? 0)
      if (value < 0) return false
      code = code * 16 + value
    }
    codes.push(code)
  }
  return true
}

function collect(operand: PdfObject | undefined, width: 1 | 2, codes: number[]): void {
  if (isArray(operand)) for (const item of operand) collect(item instanceof PdfString ? item : null, width, codes)
  if (!(operand instanceof PdfString)) return
  const { raw } = operand
  for (let at = 0; at + width <= raw.length; at += width)
    codes.push(width === 1 ? raw.charCodeAt(at) : (raw.charCodeAt(at) << 8) | raw.charCodeAt(at + 1))
}
