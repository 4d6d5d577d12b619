import { isDict, PdfString } from '../file/objects/objects.ts'
import { forEachOperator } from './content-operators.ts'
import { operandOf } from './operands.ts'

/** A change to a content stream: `insert` (ASCII) replaces `remove` bytes at `at`. */
export interface Edit {
  readonly at: number
  readonly remove: number
  readonly insert: string
}

/** Applies edits that do not overlap; edits at the same position are applied in the order given. */
export function applyEdits(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const ordered = [...edits].sort((one, other) => one.at - other.at)
  const chunks: Uint8Array[] = []
  let at = 0
  for (const edit of ordered) {
    if (edit.at > at) chunks.push(bytes.subarray(at, edit.at))
    if (edit.insert !== '') chunks.push(Buffer.from(edit.insert, 'latin1'))
    at = Math.max(at, edit.at + edit.remove)
  }
  chunks.push(bytes.subarray(at))
  return Buffer.concat(chunks)
}

/** Replaces the operator that begins a marked-content sequence, so that the sequence becomes an artifact. */
export function toArtifact(opening: { readonly start: number; readonly end: number }): Edit {
  return { at: opening.start, remove: opening.end - opening.start, insert: '/Artifact BMC' }
}

const opens = new Set(['BMC', 'BDC'])

/**
 * A content stream without its marked content, except replacement text (ActualText): content of an artifact may not be
 * tagged (ISO 14289-1, 7.1), and the structure tree that the tags refer to is not copied.
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
