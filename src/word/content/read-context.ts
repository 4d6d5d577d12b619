import type { ListMark, Numbering } from '../lists/read-numbering.ts'
import type { ContentControl, WordBlock, WordPiece, WordPlace } from '../model/word-model.ts'
import type { Relationships } from '../package/relationships.ts'
import type { Colour } from '../styles/colours.ts'
import type { Styles } from '../styles/read-styles.ts'
import type { RunFormat } from '../styles/run-format.ts'
import type { XmlElement } from '../xml/parse-xml.ts'
import type { FieldStack } from './fields.ts'

/** What the parts of a document share. */
export interface SharedContext {
  readonly styles: Styles
  readonly numbering: Numbering
  readonly countPoint: (list: string, level: number) => ListMark | undefined
  /** The text of each paragraph by its number. */
  readonly lines: Map<number, string>
  /** The numbers of the paragraphs that comments are about, by the identifier of the comment. */
  readonly commented: Map<string, number>
  /** Reads the paragraphs and tables in a container, such as a cell or a text box. */
  readonly readBlocks: (container: XmlElement, context: ReadContext) => readonly WordBlock[]
}

/** What holds at a place in a part. */
export interface ReadContext extends SharedContext {
  readonly relations: Relationships
  readonly fields: FieldStack
  /** Fills below the text, from the page upward. */
  readonly grounds: readonly (Colour | 'none' | undefined)[]
  /** Of the table style. */
  readonly tableRun: RunFormat
  readonly isHidden: boolean
  readonly isPlaceholder: boolean
  readonly control?: ContentControl | undefined
  readonly link?: string | undefined
  /** Of a building block, such as a table of contents. */
  readonly block?: string | undefined
}

/** A paragraph that is being read. */
export interface ParagraphCursor {
  readonly line: number
  /** Of its style. */
  readonly run: RunFormat
  readonly pieces: WordPiece[]
  text: string
}

export function placeIn({ line, text }: ParagraphCursor): WordPlace {
  return { line, column: text.length + 1 }
}
