import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Document } from '../../document/document.ts'
import type { Edition } from '../../document/edition.ts'
import { failure } from '../../pipeline/findings.ts'
import type { HuisstijlKeuze } from '../protocol.ts'

/** The edition and house style that the reader selected. */
export interface Selection {
  readonly edition: Edition
  /** Undefined for the one in the config. */
  readonly houseStyle: string | undefined
}

/** A PDF with the documents it was rendered from. */
export interface RenderedPdf {
  /** As `sleutel` in `Stuk`. */
  readonly key: string
  readonly title: string
  /** File name for a download. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly pages: number
  /** The Markdown documents as redacted for the edition; several for a bundle, none for a PDF attachment. */
  readonly documents: () => readonly Document[]
  /** Display name of the source file; absent for a PDF attachment. */
  readonly file?: string
}

/** The result of one run. */
export interface RenderResult {
  /** Absent when there are errors. */
  readonly pdfs?: readonly RenderedPdf[] | undefined
  /** Tab keys by the name of the source file, also when there are errors. */
  readonly keys: ReadonlyMap<string, string>
  readonly diagnostics: readonly Diagnostic[]
  /** Source texts by file name. */
  readonly texts: ReadonlyMap<string, string>
  /** The house style in use and the available ones. */
  readonly houseStyle: string
  readonly houseStyles: readonly HuisstijlKeuze[]
  readonly marks: ReadonlyMap<string, string>
}

/**
 * Receives printed pages before they are finished. Finishing waits for the returned promise, so that a reader can fetch them first.
 *
 * @param key as in `RenderedPdf`
 */
export type OnPrinted = (key: string, pdf: Uint8Array) => Promise<void>

/** Renders the watched file; calls do not overlap. It never rejects: failures are among the diagnostics. */
export type Renderer = (selection: Selection, onPrinted: OnPrinted) => Promise<RenderResult>

/** Reports a failure of the environment as a diagnostic, so that the page shows it. */
export function failedResult(file: string, { houseStyle }: Selection, error: unknown): Omit<RenderResult, 'marks'> {
  const diagnostics = [failure(file, error)]
  return { diagnostics, texts: new Map(), keys: new Map(), houseStyle: houseStyle ?? 'neutraal', houseStyles: [] }
}
