import type { Edition, NotPublic } from '../document/edition.ts'
import type { ProposalFacts } from '../output/proposal-facts.ts'
import type { DocumentReport, MadeFile, Report } from '../report/report.ts'

/** What became of one edition of a document that could be made. */
export interface EditionReport {
  readonly edition: Edition
  /** Absolute; absent when nothing was made. */
  readonly folder?: string
  /** Empty when something stands in the way. */
  readonly made: readonly MadeFile[]
  /** There when the files are. */
  readonly facts?: ProposalFacts
  /** Why it may not be public; only where that was not to be an error. */
  readonly leftOut?: NotPublic
}

export interface BuiltDocument extends DocumentReport {
  /** In the order asked for; empty when the document has errors before any edition is made. */
  readonly editions: readonly EditionReport[]
}

export interface BuildReport extends Report {
  readonly documents: readonly BuiltDocument[]
}

export type BuildStep = 'controleren' | 'samenstellen' | 'afdrukken' | 'schrijven'

/** What a run reports while it is under way. */
export type BuildEvent =
  | { readonly type: 'begin' /** Number of documents, each once. */; readonly total: number }
  | { readonly type: 'stap'; readonly file: string; readonly step: BuildStep }
  /** The pages of one document as the browser printed them, before they are finished. `path` is relative to the edition's folder. */
  | { readonly type: 'bladzijden'; readonly file: string; readonly path: string; readonly pdf: Uint8Array }
  /** Nothing of this document will be printed any more. */
  | { readonly type: 'afgedrukt'; readonly file: string }
  | { readonly type: 'klaar'; readonly report: DocumentReport }
  /** Nothing of this run will be printed any more: the browser can be closed while the rest is finished and written. */
  | { readonly type: 'alles-afgedrukt' }
