import type { Category, DocumentKind, WithdrawalReason } from './tooi.ts'

/**
 * What leaves the output for one meeting or one proposal, whatever receives it. What a receiver has under this key and what is in none of the
 * three lists, such as an attachment that is no longer attached, is withdrawn for `procedure`.
 */
export interface Publication {
  /** Lower-case consonants, at most 40. Given once and kept: never from `naam`, title or place in an agenda. */
  readonly key: string
  readonly type: 'meeting' | 'proposal'
  readonly title: string
  /** ISO date: the day of the run. */
  readonly today: string
  readonly category: Category
  /** The proposals in order, each with its attachments after it. */
  readonly documents: readonly PublishedDocument[]
  /** Of a meeting: its web page, with links to the documents. */
  readonly page?: FileContent | undefined
  /** Documents that may not be public now, published before or not. */
  readonly withdrawn: readonly WithdrawnDocument[]
  /** Keys of documents that could not be judged: what was published of them stays as it is. */
  readonly unjudged: readonly string[]
}

export interface PublishedDocument extends FileContent {
  /** As `Publication.key`, unique in its publication. */
  readonly key: string
  readonly title: string
  /** `<key>.pdf` */
  readonly fileName: string
  readonly mediaType: string
  readonly kind: DocumentKind
  readonly category: Category
  /** ISO date. */
  readonly created: string
  /** ISO date of the decision on it; absent when none is known, or it was not adopted. */
  readonly adopted?: string | undefined
  /** The key of the proposal to which it is attached. */
  readonly attachedTo?: string | undefined
  readonly pages?: number | undefined
  /** The accessible HTML edition of the same content. */
  readonly web?: FileContent | undefined
}

export interface FileContent {
  /** Bytes. */
  readonly length: number
  readonly sha256: string
  /** @throws EnvironmentError when the file has changed since it was searched */
  readonly read: () => Promise<Uint8Array>
}

export interface WithdrawnDocument {
  readonly key: string
  /** `privacy` only when a redaction or a personal number is the cause. */
  readonly reason: WithdrawalReason
  /** ISO date. */
  readonly at: string
  /** `everywhere`: also where another meeting published it. */
  readonly scope: 'here' | 'everywhere'
}
