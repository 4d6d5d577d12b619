import { isArray, type PdfObject, PdfString } from './objects.ts'
import { Keyword, ObjectParser } from './parse-object.ts'

/** The character codes that a string operand, or the array of TJ, shows. `width`: bytes a code. */
export function shownCodes(bytes: Uint8Array, at: number, width: 1 | 2): readonly number[] {
  const codes: number[] = []
  const operand = new ObjectParser(bytes, at).next()
  if (!(operand instanceof Keyword)) collect(operand, width, codes)
  return codes
}

function collect(operand: PdfObject | undefined, width: 1 | 2, codes: number[]): void {
  if (isArray(operand)) for (const item of operand) collect(item instanceof PdfString ? item : null, width, codes)
  if (!(operand instanceof PdfString)) return
  const { raw } = operand
  for (let at = 0; at + width <= raw.length; at += width)
    codes.push(width === 1 ? raw.charCodeAt(at) : (raw.charCodeAt(at) << 8) | raw.charCodeAt(at + 1))
}
