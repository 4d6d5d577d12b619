import type { Diagnostic } from './diagnostic.ts'

/** One file written, as the report and the manifest name it. */
export interface MadeFile {
  /** Absolute. */
  readonly path: string
  readonly pages?: number
  /** Standards the file was finished to, or what a file that was passed through claims of itself. */
  readonly conformance: Conformance
}

export interface Conformance {
  /** `gemaakt`: by us, to the standards named. `overgenomen`: somebody's PDF, unchanged, with what it claims. `geen`: not a PDF. */
  readonly manier: 'gemaakt' | 'overgenomen' | 'geen'
  readonly normen: readonly string[]
}

/** What became of one file that was asked for. */
export interface DocumentReport {
  /** How the user named it. */
  readonly file: string
  /** `gemaakt`, `fouten` (the document's own), `mislukt` (the environment) or `afgebroken`. */
  readonly outcome: 'gemaakt' | 'fouten' | 'mislukt' | 'afgebroken'
  /** About the document and all it takes in, by file and position. */
  readonly diagnostics: readonly Diagnostic[]
  readonly made: readonly MadeFile[]
  /** Milliseconds from reading to written. */
  readonly duration: number
  /** Texts of the files that diagnostics point into, for code frames. */
  readonly texts: ReadonlyMap<string, string>
}

/** One run: the documents in the order they were asked for. */
export interface Report {
  readonly documents: readonly DocumentReport[]
}

/** Exit codes of the contract: 0 done, 1 a document has errors, 3 the environment fails. */
export function exitCodeOf(report: Report): 0 | 1 | 3 {
  if (report.documents.some((document) => document.outcome === 'mislukt')) return 3
  return report.documents.some((document) => document.outcome === 'fouten') ? 1 : 0
}
