/** A stretch of a text, in UTF-16 units; `to` is the first that is no longer in it. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** What stands from `from` up to `to` gives way to `put`: new words (`\n` for whatever line end the file has there), or a copy of another stretch. */
export interface Edit extends Span {
  readonly put: readonly (string | Span)[]
}

/**
 * The one right answer to a finding: made whole or not at all. Findings that the same repair answers share one value of it.
 * Offsets count in the text of the file without byte order mark.
 */
export type Fix = readonly Edit[]
