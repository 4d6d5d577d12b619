import type { PdfObject } from '../file/objects/objects.ts'
import { Keyword, ObjectParser } from '../file/read/parse-object.ts'
import type { Operator } from './content-operators.ts'

/** The numeric operands of an operator. */
export function numbersOf(bytes: Uint8Array, operator: Operator): number[] {
  const numbers: number[] = []
  for (let index = 0; index < operator.count; index++) {
    const value = numberAt(bytes, operator.operands[index] ?? 0)
    if (!Number.isNaN(value)) numbers.push(value)
  }
  return numbers
}

/** One operand, parsed; undefined where the operator has fewer. */
export function operandOf(bytes: Uint8Array, operator: Operator, index: number): PdfObject | undefined {
  if (index >= operator.count) return undefined
  const found = new ObjectParser(bytes, operator.operands[index] ?? 0, operator.end).next()
  return found instanceof Keyword ? undefined : found
}

/** The number that starts at a byte, or NaN. Read without creating a string, because pages hold thousands of numbers. */
function numberAt(bytes: Uint8Array, from: number): number {
  let at = from
  const sign = bytes[at] === 45 ? -1 : 1
  if (bytes[at] === 45 || bytes[at] === 43) at++
  let value = 0
  let scale = 0
  let digits = 0
  for (; ; at++) {
    const code = bytes[at] ?? 32
    if (code === 46 && scale === 0) scale = 1
    else if (code >= 48 && code <= 57) {
      value = value * 10 + code - 48
      scale *= 10
      digits++
    } else break
  }
  if (digits === 0) return Number.NaN
  return (sign * value) / (scale || 1)
}
