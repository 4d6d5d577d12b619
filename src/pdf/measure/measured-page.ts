/** Millimetres in a point. */
export const mmPerPoint = 25.4 / 72

/** A box on the displayed page, in points from its top left corner. */
export interface PageArea {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The glyphs of one block of text on one baseline. A wide gap, as before a note in the margin, begins another line. */
export interface TextLine {
  /** From 1. */
  readonly page: number
  /** The origin of its first visible glyph, in points from the left edge of the page. */
  readonly x: number
  /** The end of its last visible glyph, in points from the left edge of the page. */
  readonly right: number
  /** In points from the top edge of the page. Raised and lowered glyphs count with the line that they stand in. */
  readonly baseline: number
  /** The font size of most of its glyphs, in points. */
  readonly size: number
  /** The font of most of its glyphs, without the prefix of a subset. */
  readonly font: string
  /** All fonts of its glyphs, without prefixes; empty for a font without a name. */
  readonly fonts: readonly string[]
  /** The least contrast ratio of its glyphs with what lies under them; undefined where that is a picture or a pattern. */
  readonly contrast: number | undefined
  /** Whether a part of a glyph is clipped or covered. */
  readonly isCutOff: boolean
  /** Whether its glyphs lie on each other: lines of one block that are too close are one line here. */
  readonly isOverprinted: boolean
  /** In the order of reading, without white space at both ends. */
  readonly text: string
  /**
   * The structure types of its block and of the elements around it, the outermost first: `Document L LI LBody P`. Empty for an
   * artifact, such as a page header, and for untagged text.
   */
  readonly tags: readonly string[]
  /** Equal for the lines of one block, on all of its pages; undefined without tags. */
  readonly block: number | undefined
  /** Equal for the lines in one table row; undefined outside tables. */
  readonly row: number | undefined
}

/** One page: its lines, and the areas in which it paints something else than text. */
export interface MeasuredPage {
  /** From 1. */
  readonly number: number
  /** In points, as displayed. */
  readonly width: number
  readonly height: number
  /** Blocks in reading order, each from the top down; then the artifacts. */
  readonly lines: readonly TextLine[]
  /** Images, and shapes that are not white: rules, boxes, fields of colour, drawings. */
  readonly shapes: readonly PageArea[]
}

/** The structure type of the block: `P`, `LBody`, `TD`, `H2`, `Lbl` …; undefined for an artifact. */
export function blockType(line: TextLine): string | undefined {
  return line.tags.at(-1)
}

/** Whether it is part of a paragraph or list item of running text: outside tables, figures and captions. */
export function isRunningText({ tags }: TextLine): boolean {
  const type = tags.at(-1)
  return (type === 'P' || type === 'LBody' || type === 'LI') && !tags.some((tag) => notRunning.has(tag))
}

const notRunning: ReadonlySet<string> = new Set(['Table', 'Figure', 'Caption'])
