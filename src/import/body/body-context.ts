import type { WordBlock } from '../../word/model/word-model.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** What the text of one document shares while it becomes Markdown. */
export interface BodyContext {
  readonly ledger: Ledger
  /** Footnotes and endnotes of the document by their names, sifted. */
  readonly notes: ReadonlyMap<string, readonly WordBlock[]>
  /** The notes that the text refers to, in that order. */
  readonly usedNotes: string[]
  /** The path of a picture in the project by the name of its part. @returns undefined for one that cannot be shown */
  readonly pictureOf: (part: string) => string | undefined
}
