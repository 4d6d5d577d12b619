import type { MadeFile } from '../output/made-edition.ts'
import type { SearchedTexts } from '../publication/redact/for-edition.ts'

/** The files of a public edition that an earlier run made, which the sources of now allow to be published. */
export interface TakenEdition {
  /** The source of the proposal, absolute. */
  readonly source: string
  /** The paths of sources, absolute, that contain text which may not be public. */
  readonly hidden: readonly string[]
  /** Of the public edition. */
  readonly zaaknummer?: string | undefined
  readonly searched: SearchedTexts
  /** The proposal first. */
  readonly files: readonly TakenFile[]
}

export interface TakenFile extends MadeFile {
  /** Kind of the document. */
  readonly soort: string
  /** The attached file, absolute; absent for the proposal itself. */
  readonly attached?: string | undefined
  /** ISO date of the document. */
  readonly datum?: string | undefined
  /** Its HTML page; absent for a PDF of another program. */
  readonly web?: ComposedPage | undefined
}

/** A page that was composed and searched in this run. */
export interface ComposedPage {
  readonly sha256: string
  /** Bytes. */
  readonly length: number
  readonly read: () => Promise<Uint8Array>
}

/** Why files that were made may not be public. `privacy`: a redaction or a personal number; `procedure`: anything else that is omitted. */
export type Leak = 'privacy' | 'procedure'
