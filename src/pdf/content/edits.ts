/** A change to a content stream: `remove` bytes at `at` give way to `insert` (ASCII). */
export interface Edit {
  readonly at: number
  readonly remove: number
  readonly insert: string
}

/** Applies edits that do not overlap; of two at one place the first made comes first. */
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

/** Makes the operator that opens marked content open an artifact instead. */
export function toArtifact(opening: { readonly start: number; readonly end: number }): Edit {
  return { at: opening.start, remove: opening.end - opening.start, insert: '/Artifact BMC' }
}
