import type { SecrecyView } from '../document/secrecy.ts'
import type { Conformance } from '../report/report.ts'

/**
 * What a meeting prints of a proposal, as one edition shows it: plain data, so that it can be stored with the files of that edition. A text
 * may contain redaction marks (redaction-marks.ts): `plainMarks` converts them to text, a page of a template to bars.
 */
export interface ProposalFacts {
  /** Name of its folder in the output. */
  readonly name: string
  readonly soort: string
  /** Path of its PDF in the folder of the edition: `voorstel.pdf`. */
  readonly path: string
  /** As in the metadata of the file: `Collegevoorstel: Informatie wijkgericht werken`. */
  readonly title: string
  readonly onderwerp: string
  readonly zaaknummer?: string
  /** ISO 8601. */
  readonly datum?: string
  readonly portefeuillehouder: readonly string[]
  readonly programma?: string
  readonly status?: 'openbaar' | 'besloten' | 'geheim'
  /** Only in `intern`: a field of the routing sheet. */
  readonly behandelwijze?: 'hamerstuk' | 'bespreekstuk'
  /** A date, or a date and time (ISO 8601, local time). */
  readonly embargo?: string
  /** Secrecy of the proposal itself. */
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
  /** Path in the folder of the edition; absent if this edition omits the attachment. */
  readonly path?: string
  readonly pages?: number
  readonly conformance?: Conformance
  readonly secrecy?: SecrecyView
}
