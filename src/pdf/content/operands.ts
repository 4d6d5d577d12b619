import { numberAt } from '../file/objects/number-at.ts'
import type { PdfObject } from '../file/objects/objects.ts'
import { Keyword, ObjectParser } from '../file/read/parse-object.ts'
import type { Operator } from './content-operators.ts'

/** The operands of an operator that are numbers. */
export function numbersOf(bytes: Uint8Array, operator: Operator): number[] {
  const numbers: number[] = []
  for (let index = 0; index < operator.count; index++) {
    const value = numberAt(bytes, operator.operands[index] ?? 0)
    if (!Number.isNaN(value)) numbers.push(value)
  }
  return numbers
}

/** One operand, read; undefined where the operator has not that many. */
export function operandOf(bytes: Uint8Array, operator: Operator, index: number): PdfObject | undefined {
  if (index >= operator.count) return undefined
  const found = new ObjectParser(bytes, operator.operands[index] ?? 0, operator.end).next()
  return found instanceof Keyword ? undefined : found
}
