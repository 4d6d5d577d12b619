import type { PdfObject } from '../file/objects/objects.ts'
import type { Edit } from './edits.ts'
import type { FontReader } from './font-reader.ts'

/** Text on one line, in one font. */
export interface Fragment {
  text: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly content: ScannedContent
  /** Where a space may be added behind it; undefined inside a replacement text. */
  end: number | undefined
  /** Where the first glyph is shown, and a space may be added before it; undefined inside a replacement text. */
  readonly start: number | undefined
  readonly font: FontReader | undefined
  /** Its last word goes on in the next fragment, though a line may end between them. */
  runsOn?: boolean
}

/** A marked-content sequence that the structure tree can point at. */
export interface Mark {
  readonly mcid: number
  readonly fragments: Fragment[]
  showsText: boolean
  /** The operator that opens it. */
  readonly start: number
  readonly end: number
}

/** What one content stream holds, and what has to change in it. */
export interface ScannedContent {
  readonly bytes: Uint8Array
  readonly marks: Map<number, Mark>
  /** Holds tagged content, in itself or in a form it paints. */
  tagged: boolean
  showsText: boolean
  /** Text without a tag inside a clipped area: the page's own frame, and not its margins. */
  untagged: string
  readonly edits: Edit[]
  /** Replacement texts with a glyph in them that has no Unicode value of its own, or only one for its shape. */
  readonly clusters: Cluster[]
}

/** Glyphs that stand for a text together, and not each for a part of it. */
export interface Cluster {
  readonly text: string
  readonly shown: readonly ShownGlyphs[]
}

/** The operand of one `Tj`. */
export interface ShownGlyphs {
  readonly font: FontReader
  readonly codes: readonly number[]
  readonly start: number
  readonly end: number
}

/** What the scan has to ask about what a stream names. */
export interface Surroundings {
  /** Resources of the stream, by category. */
  readonly resource: (category: string, name: string) => PdfObject | undefined
  readonly font: (font: PdfObject | undefined) => FontReader | undefined
  /** The form a name stands for, scanned; undefined for an image. */
  readonly form: (object: PdfObject | undefined) => ScannedContent | undefined
  /** The name of a copy without tags, where a form with tags has been painted before. */
  readonly again: (object: PdfObject | undefined) => string | undefined
  /** A glyph that the fonts have not got: the character it should have been, as far as it is known, and the text before. */
  readonly missing: (character: string, before: string) => void
}
