import { isArray, type PdfObject, PdfString } from '../file/objects/objects.ts'
import { hexDigit, Keyword, ObjectParser } from '../file/read/parse-object.ts'

/** The character codes in a string operand, or in the array of TJ. @param width bytes per code */
export function shownCodes(bytes: Uint8Array, at: number, width: 1 | 2): readonly number[] {
  const codes: number[] = []
  if (width === 2 && bytes[at] === 60 && fourDigits(bytes, at + 1, codes)) return codes
  codes.length = 0
  const operand = new ObjectParser(bytes, at).next()
  if (!(operand instanceof Keyword)) collect(operand, width, codes)
  return codes
}

/** The fast path for nearly all text: codes of four hexadecimal digits. False for anything else. */
function fourDigits(bytes: Uint8Array, from: number, codes: number[]): boolean {
  for (let at = from; bytes[at] !== 62; at += 4) {
    let code = 0
    for (let index = 0; index < 4; index++) {
      const value = hexDigit(bytes[at + index] ?? 0)
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
