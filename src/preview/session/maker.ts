import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Document } from '../../document/document.ts'
import type { Edition } from '../../document/edition.ts'
import { failure } from '../../pipeline/findings.ts'
import type { HuisstijlKeuze } from '../protocol.ts'

/** What the reader has chosen to see. */
export interface Wish {
  readonly edition: Edition
  /** Undefined: that of the config. */
  readonly houseStyle: string | undefined
}

/** One PDF with what it was made of. */
export interface Piece {
  /** As in `Stuk`. */
  readonly key: string
  readonly title: string
  /** File name for a download. */
  readonly name: string
  readonly pdf: Uint8Array
  readonly pages: number
  /** The Markdown it was made of, as its edition has it; more than one in a bundle, none in a PDF that was attached. */
  readonly documents: () => readonly Document[]
  /** How the user knows the file that the tab is about; absent for a PDF that was attached. */
  readonly file?: string
}

/** What one run came to. */
export interface Making {
  /** Absent when errors are in the way. */
  readonly pieces?: readonly Piece[] | undefined
  /** Tabs by the names of the files they are made of, also when errors are in the way. */
  readonly keys: ReadonlyMap<string, string>
  readonly diagnostics: readonly Diagnostic[]
  /** Of the files that were read, by their name. */
  readonly texts: ReadonlyMap<string, string>
  /** The house style in use, and those to choose from. */
  readonly houseStyle: string
  readonly houseStyles: readonly HuisstijlKeuze[]
  /** The mark of every path that the result depends on. */
  readonly marks: ReadonlyMap<string, string>
}

/**
 * Told of pages as they were printed, before they are finished. What comes after waits for the answer: a reader who is looking can
 * fetch them first.
 *
 * @param key as in `Piece`
 */
export type OnPrinted = (key: string, pdf: Uint8Array) => Promise<void>

/** Makes what is watched, as often as it is asked to; never two at the same time. What fails is told in its diagnostics: it does not reject. */
export type Maker = (wish: Wish, onPrinted: OnPrinted) => Promise<Making>

/** What fails outside the documents stands above the pages like what is wrong with them. */
export function stranded(file: string, { houseStyle }: Wish, error: unknown): Omit<Making, 'marks'> {
  const diagnostics = [failure(file, error)]
  return { diagnostics, texts: new Map(), keys: new Map(), houseStyle: houseStyle ?? 'neutraal', houseStyles: [] }
}
