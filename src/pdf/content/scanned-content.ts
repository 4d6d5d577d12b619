import type { PdfObject } from '../file/objects/objects.ts'
import type { Edit } from './edits.ts'
import type { FontReader } from './font-reader.ts'

/** Text on one line in one font. */
export interface Fragment {
  text: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly content: ScannedContent
  /** Offset at which a space can be appended; undefined inside a replacement text. */
  end: number | undefined
  /** Offset of the first glyph, where a space can be prepended; undefined inside a replacement text. */
  readonly start: number | undefined
  readonly font: FontReader | undefined
  /** Whether its last word continues in the next fragment, even across a line end. */
  runsOn?: boolean
}

/** A marked-content sequence that the structure tree can refer to. */
export interface Mark {
  readonly mcid: number
  readonly fragments: Fragment[]
  showsText: boolean
  /** Offsets of the operator that begins it. */
  readonly start: number
  readonly end: number
}

/** The contents of one content stream, and the edits it needs. */
export interface ScannedContent {
  readonly bytes: Uint8Array
  readonly marks: Map<number, Mark>
  /** Whether it has tagged content, itself or in a form that it paints. */
  tagged: boolean
  showsText: boolean
  /** Untagged text inside a clipping path: in the content area of the page, not in its margins. */
  untagged: string
  readonly edits: Edit[]
  /** Replacement texts with a glyph that has no Unicode value of its own, or only that of a presentation form. */
  readonly clusters: Cluster[]
}

/** Glyphs that represent a text together, without a one-to-one mapping. */
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

/** Access to the resources that a content stream names. */
export interface ScanContext {
  /** A resource of the stream, by category. */
  readonly resource: (category: string, name: string) => PdfObject | undefined
  readonly font: (font: PdfObject | undefined) => FontReader | undefined
  /** The scanned form XObject; undefined for an image. */
  readonly form: (object: PdfObject | undefined) => ScannedContent | undefined
  /** The resource name of a copy without tags, for a tagged form that was painted before. */
  readonly untaggedCopy: (object: PdfObject | undefined) => string | undefined
  /** Called for a glyph that the font lacks, with the character, as far as it is known, and the text that precedes it. */
  readonly missing: (character: string, before: string) => void
}
