/** Why a file cannot be read as a Word document. */
export type WordProblemKind =
  | 'doc'
  | 'odt'
  | 'rtf'
  | 'pdf'
  | 'html'
  | 'flat-xml'
  | 'other'
  | 'empty'
  | 'password'
  | 'damaged'
  | 'entities'
  | 'too-large'

/** Thrown while a file is read, and returned as a value by `readWord`. */
export class WordProblem extends Error {
  override readonly name = 'WordProblem'
  readonly kind: WordProblemKind
  /** A part of the file, or the exceeded limit. */
  readonly detail: string

  constructor(kind: WordProblemKind, detail = '') {
    super(`${kind} ${detail}`)
    this.kind = kind
    this.detail = detail
  }
}
