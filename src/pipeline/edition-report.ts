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
