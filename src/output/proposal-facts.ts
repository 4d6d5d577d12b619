import type { SecrecyView } from '../document/secrecy.ts'
import type { Conformance } from '../report/report.ts'

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
