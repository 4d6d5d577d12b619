import { isDict, PdfString } from '../file/objects/objects.ts'
import { forEachOperator } from './content-operators.ts'
import { applyEdits, type Edit } from './edits.ts'
import { operandOf } from './operands.ts'

const opens = new Set(['BMC', 'BDC'])

/**
 * A content stream without its marked content, except replacement texts: what stands in an artifact may hold no tags (ISO
 * 14289-1, 7.1), and the tree they belong to is not there.
 */
export function withoutTags(bytes: Uint8Array): Uint8Array {
  const edits: Edit[] = []
  const kept: boolean[] = []
  forEachOperator(bytes, (operator) => {
    const remove = { at: operator.start, remove: operator.end - operator.start, insert: '' }
    if (opens.has(operator.name)) {
      const properties = operator.name === 'BDC' ? operandOf(bytes, operator, 1) : undefined
      const replaces =
        isDict(properties) && properties.get('ActualText') instanceof PdfString && !properties.has('MCID')
      kept.push(replaces)
      if (!replaces) edits.push(remove)
    } else if (operator.name === 'EMC') {
      if (!kept.pop()) edits.push(remove)
    } else if (operator.name === 'MP' || operator.name === 'DP') edits.push(remove)
  })
  return applyEdits(bytes, edits)
}
