import type { Edition, NotPublic } from '../document/edition.ts'
import type { ProposalFacts } from '../output/proposal-facts.ts'
import type { DocumentReport, MadeFile, Report } from '../report/report.ts'
import type { Leak, TakenEdition } from './taken-edition.ts'

/** Result of one edition of a document. */
export interface EditionReport {
  readonly edition: Edition
  /** Absolute; absent when no file was made. */
  readonly folder?: string
  /** Empty when the edition was blocked or left out. */
  readonly made: readonly MadeFile[]
  /** Present when `made` is not empty. */
  readonly facts?: ProposalFacts
  /** Why it may not be public; absent when that is reported as an error. */
  readonly leftOut?: NotPublic
  /** In a run that judges earlier output: what of it may be published. */
  readonly taken?: TakenEdition
  /** In such a run: why its files may not be public. */
  readonly leak?: Leak
}

export interface BuiltDocument extends DocumentReport {
  /** In the requested order; empty when the document has errors before the edition stages. */
  readonly editions: readonly EditionReport[]
  /** Attached files that may not be public, by its own statement or theirs; absolute. Whatever the outcome. */
  readonly closed?: readonly string[]
}

export interface BuildReport extends Report {
  readonly documents: readonly BuiltDocument[]
}

export type BuildStep = 'controleren' | 'samenstellen' | 'afdrukken' | 'schrijven'

/** Events of a run in progress. */
export type BuildEvent =
  | { readonly type: 'begin' /** Number of documents, each once. */; readonly total: number }
  | { readonly type: 'stap'; readonly file: string; readonly step: BuildStep }
  /** Pages of one document as the browser printed them, before finishing. `path` is relative to the edition's folder. */
  | { readonly type: 'bladzijden'; readonly file: string; readonly path: string; readonly pdf: Uint8Array }
  /** No more pages of this document will be printed. */
  | { readonly type: 'afgedrukt'; readonly file: string }
  | { readonly type: 'klaar'; readonly report: DocumentReport }
  /** No more pages of this run will be printed: the browser can be closed while the other documents are finished and written. */
  | { readonly type: 'alles-afgedrukt' }
