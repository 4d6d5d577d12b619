import type { ListMark } from '../lists/read-numbering.ts'
import type { Revision } from '../revisions/revision.ts'
import type { Visibility } from '../styles/visibility.ts'

/** A position in a Word document: the number of a paragraph in its parts, and of a character in it, both from 1. */
export interface WordPlace {
  readonly line: number
  readonly column: number
}

/** Text of one format. */
export interface TextPiece {
  readonly kind: 'text'
  readonly text: string
  readonly place: WordPlace
  readonly bold: boolean
  readonly italic: boolean
  readonly strike: boolean
  readonly vertical: 'superscript' | 'subscript' | 'baseline'
  /** `placeholder`: the hint of an empty content control. `index`: text of a field that is not on the page. */
  readonly visibility: Visibility | 'placeholder' | 'index'
  readonly link?: string | undefined
  /** The innermost field that produced the text: `TOC`, `PAGE`, `DATE`. */
  readonly field?: string | undefined
  readonly control?: ContentControl | undefined
}

/** A form element around text. */
export interface ContentControl {
  readonly title: string
  readonly tag: string
}

/** An end of a line or a page within a paragraph. */
export interface BreakPiece {
  readonly kind: 'break'
  readonly place: WordPlace
}

export interface NotePiece {
  readonly kind: 'note'
  readonly place: WordPlace
  /** `footnote-2` */
  readonly note: string
}

export interface ImagePiece {
  readonly kind: 'image'
  readonly place: WordPlace
  /** The name of a part; absent for a picture elsewhere, which is never opened. */
  readonly part?: string | undefined
  readonly address?: string | undefined
  readonly alt: string
  /** A part of the picture is cut off, but still in the file. */
  readonly isCropped: boolean
  readonly isHidden: boolean
}

/** A shape with or without text. */
export interface ShapePiece {
  readonly kind: 'shape'
  readonly place: WordPlace
  readonly blocks: readonly WordBlock[]
  readonly alt: string
  readonly isHidden: boolean
}

/** What Markdown has no form for. */
export interface ObjectPiece {
  readonly kind: 'object'
  readonly place: WordPlace
  readonly what: 'chart' | 'diagram' | 'embedded' | 'symbol' | 'ink' | 'inserted-file'
  readonly name: string
}

export type WordPiece = TextPiece | BreakPiece | NotePiece | ImagePiece | ShapePiece | ObjectPiece

export interface WordParagraph {
  readonly kind: 'paragraph'
  readonly line: number
  readonly style: string
  /** Of a heading, from 1. */
  readonly level?: number | undefined
  readonly list?: ListMark | undefined
  readonly pieces: readonly WordPiece[]
}

export interface WordCell {
  readonly blocks: readonly WordBlock[]
  /** Columns that it covers. */
  readonly span: number
  /** `continued`: it is covered by the cell above. */
  readonly merge: 'none' | 'begun' | 'continued'
}

export interface WordRow {
  readonly cells: readonly WordCell[]
  /** Repeated on each page. */
  readonly isHead: boolean
}

export interface WordTable {
  readonly kind: 'table'
  readonly line: number
  readonly rows: readonly WordRow[]
  /** Whether its first row is formatted as a head. */
  readonly hasHead: boolean
  readonly control?: ContentControl | undefined
}

export type WordBlock = WordParagraph | WordTable

export interface WordComment {
  readonly author: string
  readonly text: string
  /** Of the paragraph that it is about. */
  readonly line: number
}

/** A header or footer. */
export interface WordMargin {
  readonly kind: 'header' | 'footer'
  readonly blocks: readonly WordBlock[]
}

export interface WordDocument {
  readonly blocks: readonly WordBlock[]
  readonly notes: ReadonlyMap<string, readonly WordBlock[]>
  readonly margins: readonly WordMargin[]
  readonly comments: readonly WordComment[]
  readonly revisions: readonly Revision[]
  /** Title and own properties of the document, by name. */
  readonly properties: ReadonlyMap<string, string>
  /** A line for each paragraph of all parts, numbered as in `WordPlace`. */
  readonly text: string
  /** The bytes of a picture. */
  readonly readPart: (name: string) => Promise<Uint8Array | undefined>
}
