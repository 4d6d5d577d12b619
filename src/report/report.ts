import type { Position } from 'unist'
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import type { Shard } from './shard.ts'

/** One file written, as the report and the manifest name it. */
export interface MadeFile {
  /** Absolute. */
  readonly path: string
  readonly pages?: number
  /** Standards the file was finished to, or what a file that was passed through claims of itself. */
  readonly conformance: Conformance
}

export interface Conformance {
  /** `gemaakt`: by us, to the standards named. `onveranderd overgenomen`: somebody's PDF, unchanged, with what it claims; with a band of secrecy on it, or without what it carried besides its pages, that is said. `geen`: not a PDF. */
  readonly manier: 'gemaakt' | 'onveranderd overgenomen' | 'overgenomen met band' | 'schoongemaakt overgenomen' | 'geen'
  readonly normen: readonly string[]
  /** Why it is not what the others are: sentences in Dutch. */
  readonly redenen?: readonly string[] | undefined
}

/** A finding that the author allows, by a comment in the document. */
export interface Ignored {
  readonly finding: Diagnostic
  /** As the author gave it. */
  readonly reason: string
  /** Where the comment stands; not known of a report that was read back. */
  readonly place?: Position
}

/** A file that `check --fix` changed. */
export interface RepairedFile {
  /** Absolute, symbolic links resolved. */
  readonly path: string
  /** How the user knows it. */
  readonly name: string
  /** What is no longer wrong with it; places are those before the repair. */
  readonly repaired: readonly Diagnostic[]
}

/** What became of one file that was asked for. */
export interface DocumentReport {
  /** How the user named it. */
  readonly file: string
  /**
   * `gemaakt`, `fouten` (the document's own), `configuratie` (wrong settings), `mislukt` (the environment) or `overgeslagen` (not
   * begun: another failed, and the run was to stop there).
   */
  readonly outcome: 'gemaakt' | 'fouten' | 'configuratie' | 'mislukt' | 'overgeslagen'
  /** Whether all of it was made in an earlier run, of the same input. */
  readonly reused?: boolean
  /** About the document and all it takes in, by file and position. */
  readonly diagnostics: readonly Diagnostic[]
  readonly made: readonly MadeFile[]
  /** What the author allows; it is not in `diagnostics`. */
  readonly ignored?: readonly Ignored[]
  /** By `check --fix`: the document itself and its attachments. */
  readonly repaired?: readonly RepairedFile[]
  /** Milliseconds from reading to written. */
  readonly duration: number
  /** Texts of the files that diagnostics point into, for code frames. */
  readonly texts: ReadonlyMap<string, string>
  /** Of `mislukt`: what was thrown, for --debug. */
  readonly cause?: unknown
}

/** One run: the documents in the order they were asked for. */
export interface Report {
  /** Which part of a run on several machines this is; absent when it is the whole. */
  readonly part?: Shard
  readonly documents: readonly DocumentReport[]
}

/** Whether this message is why nothing was made of the document: an error, or with --strict a warning when there are no errors. */
export function stopsDocument(message: Diagnostic, { outcome, diagnostics }: DocumentReport): boolean {
  if (message.fatal === true) return true
  return message.fatal === false && outcome === 'fouten' && !hasErrors(diagnostics)
}

/** Exit codes of the contract: 0 done, 1 a document has errors, 2 wrong config, 3 the environment fails. */
export function exitCodeOf(report: Report): 0 | 1 | 2 | 3 {
  const has = (outcome: DocumentReport['outcome']) => report.documents.some((document) => document.outcome === outcome)
  if (has('mislukt')) return 3
  if (has('configuratie')) return 2
  return has('fouten') ? 1 : 0
}
