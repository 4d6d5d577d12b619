import type { PdfSummary } from '../pdf/text/inspect.ts'
import type { Document } from './document.ts'
import type { NotPublic, Status } from './edition.ts'
import type { SecrecyView } from './secrecy.ts'

/** A proposal with its attachments, as read or as in one edition. */
export interface Proposal {
  readonly document: Document
  /** Of the proposal itself. */
  readonly secrecy?: SecrecyView | undefined
  readonly attachments: readonly Attachment[]
  /** What another document of the run, to which it is attached, or another agenda states about it. */
  readonly closed?: ClosedFile | undefined
}

/** What the documents of a run state about an attached file that may not be public: the strictest of all. */
export interface ClosedFile {
  readonly status?: Exclude<Status, 'openbaar'> | undefined
  readonly embargo?: string | undefined
  readonly titelgeheim: boolean
  /** The agenda that states it, as the user names it; by default a document of the run. */
  readonly agenda?: string | undefined
}

export interface Attachment {
  /** From 1, in front matter order. */
  readonly number: number
  readonly soort: string
  readonly title: string
  /** Absolute path of the attached file. */
  readonly path: string
  /** Path in the folder of the edition. */
  readonly output: string
  readonly content: AttachmentContent
  /** SHA-256 of the file. */
  readonly sha256: string
  /** Secrecy that is imposed on it. */
  readonly secret?: SecrecyView | undefined
  /** Why the public edition omits it. */
  readonly kept?: NotPublic | undefined
  /** Whether another document that has the same file keeps its title secret. */
  readonly isTitleSecret?: boolean
}

export type AttachmentContent =
  /** Composed by this program, from Markdown or an image. */
  | { readonly type: 'document'; readonly document: Document }
  /** A PDF of another program, passed through. */
  | { readonly type: 'pdf'; readonly bytes: Uint8Array; readonly inspected: PdfSummary }
  /** Not in this edition. */
  | { readonly type: 'weggelaten' }

/** The documents printed for the attachments, in order. */
export function attachedDocuments({ attachments }: Pick<Proposal, 'attachments'>): readonly Document[] {
  return attachments.flatMap(({ content }) => (content.type === 'document' ? [content.document] : []))
}

/** All documents that are printed: the proposal, then its attachments. */
export function documentsOf(proposal: Proposal): readonly Document[] {
  return [proposal.document, ...attachedDocuments(proposal)]
}
