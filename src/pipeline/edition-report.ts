import type { Edition } from '../document/edition.ts'
import type { SecrecyView } from '../document/secrecy-view.ts'
import type { Conformance, DocumentReport, MadeFile, Report } from '../report/report.ts'

/** Why there is no public edition. */
export type NotPublic = 'geheim' | 'besloten' | 'embargo'

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

/**
 * What a meeting says of a proposal, as one edition shows it: plain data, so that it can be kept with the files of that edition.
 * A text may hold marks of redactions (redaction-marks.ts): `plainMarks` makes it plain, a template's page makes bars of them.
 */
export interface ProposalFacts {
  /** Name of its folder in the output. */
  readonly name: string
  readonly soort: string
  /** As the file's metadata has it: `Collegevoorstel: Informatie wijkgericht werken`. */
  readonly title: string
  readonly onderwerp: string
  readonly zaaknummer?: string
  /** ISO. */
  readonly datum?: string
  readonly portefeuillehouder: readonly string[]
  readonly programma?: string
  readonly status?: 'openbaar' | 'besloten' | 'geheim'
  /** Only in `intern`: the routing sheet says it. */
  readonly behandelwijze?: 'hamerstuk' | 'bespreekstuk'
  /** A day or a moment (ISO, local time). */
  readonly embargo?: string
  /** What rests on the proposal itself. */
  readonly secrecy?: SecrecyView
  /** Paragraphs. */
  readonly samenvatting: readonly string[]
  readonly beslispunten: readonly string[]
  readonly attachments: readonly AttachmentFacts[]
}

export interface AttachmentFacts {
  /** From 1. */
  readonly number: number
  readonly soort: string
  readonly title: string
  /** Path in the folder of the edition; absent of what this edition leaves out. */
  readonly path?: string
  readonly pages?: number
  readonly conformance?: Conformance
  readonly secrecy?: SecrecyView
}
