import { wordGap } from '../text/text-cursor.ts'
import type { GlyphSight } from './glyph-canvas.ts'
import type { MarkedBlock } from './marked-blocks.ts'
import type { TextLine } from './measured-page.ts'

/** A glyph of horizontal text, or a space, in points from the top left corner of the page. */
export interface PlacedGlyph {
  readonly text: string
  readonly x: number
  readonly right: number
  readonly baseline: number
  readonly size: number
  /** With the prefix of a subset. */
  readonly font: string
  readonly block: MarkedBlock | undefined
  readonly sight: GlyphSight
}

/** Glyphs whose baselines differ less than this fraction of the larger size are on one line: a note number is raised by a third. */
const sameLine = 0.45

/** A gap wider than this many times the font size begins another line. */
const columnGap = 2

/** The lines of each block, the blocks in reading order; those of artifacts come last. */
export function linesOf(glyphs: readonly PlacedGlyph[], page: number): readonly TextLine[] {
  const byBlock = new Map<number, PlacedGlyph[]>()
  for (const glyph of glyphs) {
    const key = glyph.block?.number ?? Number.POSITIVE_INFINITY
    const known = byBlock.get(key)
    if (known) known.push(glyph)
    else byBlock.set(key, [glyph])
  }
  const blocks = [...byBlock].sort(([one], [other]) => (one === other ? 0 : one - other))
  return blocks.flatMap(([, own]) => rowsOf(own).flatMap((row) => piecesOf(row).map((piece) => lineOf(piece, page))))
}

/** Groups by baseline, from the top down. */
function rowsOf(glyphs: readonly PlacedGlyph[]): readonly (readonly PlacedGlyph[])[] {
  const rows: PlacedGlyph[][] = []
  const large = [...glyphs].sort((one, other) => other.size - one.size)
  const centres: { baseline: number; size: number; row: PlacedGlyph[] }[] = []
  for (const glyph of large) {
    const near = centres.find(({ baseline, size }) => Math.abs(baseline - glyph.baseline) < sameLine * size)
    if (near) near.row.push(glyph)
    else {
      const row = [glyph]
      rows.push(row)
      centres.push({ baseline: glyph.baseline, size: glyph.size, row })
    }
  }
  return rows.sort((one, other) => (one[0]?.baseline ?? 0) - (other[0]?.baseline ?? 0))
}

function isVisible({ text }: PlacedGlyph): boolean {
  return text.trim() !== ''
}

function piecesOf(row: readonly PlacedGlyph[]): readonly (readonly PlacedGlyph[])[] {
  const pieces: PlacedGlyph[][] = []
  let end = Number.NEGATIVE_INFINITY
  for (const glyph of [...row].sort((one, other) => one.x - other.x)) {
    const piece = pieces.at(-1)
    if (piece && glyph.x - end <= columnGap * glyph.size) piece.push(glyph)
    else pieces.push([glyph])
    end = Math.max(end, glyph.right)
  }
  return pieces.filter((piece) => piece.some(isVisible))
}

function lineOf(glyphs: readonly PlacedGlyph[], page: number): TextLine {
  const visible = glyphs.filter(isVisible)
  const size = mostCommon(visible.map((glyph) => Math.round(glyph.size * 100) / 100)) ?? 0
  const main = visible.filter((glyph) => Math.abs(glyph.size - size) < 0.02)
  const block = visible[0]?.block
  return {
    page,
    x: Math.min(...visible.map(({ x }) => x)),
    right: Math.max(...visible.map(({ right }) => right)),
    baseline: mostCommon(main.map(({ baseline }) => baseline)) ?? 0,
    size,
    font: withoutPrefix(mostCommon(main.map(({ font }) => font)) ?? ''),
    fonts: [...new Set(visible.map(({ font }) => withoutPrefix(font)))],
    contrast: leastContrast(visible),
    isCutOff: visible.some(({ sight }) => sight.isCutOff),
    isOverprinted: isOverprinted(visible),
    text: textOf(glyphs),
    tags: block?.tags ?? [],
    block: block?.number,
    row: block?.row,
  }
}

function withoutPrefix(font: string): string {
  return font.replace(/^[A-Z]{6}\+/, '')
}

/** Part of a letter that lies on the one before; kerning and accents move letters by less, or have no width. */
const overlap = 0.25
/** In one line: an accent or a raised number may lie on a letter. */
const mostOverlaps = 2

function isOverprinted(glyphs: readonly PlacedGlyph[]): boolean {
  const wide = glyphs.filter(({ x, right, size }) => right - x > overlap * size).sort((one, other) => one.x - other.x)
  const overlaps = wide.slice(1).filter((glyph, index) => {
    const before = wide[index]
    return before !== undefined && before.right - glyph.x > overlap * glyph.size
  })
  return overlaps.length > mostOverlaps
}

function leastContrast(glyphs: readonly PlacedGlyph[]): number | undefined {
  const known = glyphs.flatMap(({ sight: { contrast } }) => (contrast === undefined ? [] : [contrast]))
  return known.length === 0 ? undefined : Math.min(...known)
}

/** A gap as wide as this fraction of the font size is a space where a space was shown: a hidden soft hyphen is one without room. */
const shownSpace = 0.1

function textOf(glyphs: readonly PlacedGlyph[]): string {
  let text = ''
  let end = Number.NaN
  let isSpaced = false
  for (const glyph of glyphs) {
    if (!isVisible(glyph)) isSpaced = true
    else {
      if (glyph.x - end > (isSpaced ? shownSpace : wordGap) * glyph.size) text += ' '
      text += glyph.text
      end = glyph.right
      isSpaced = false
    }
  }
  return text
}

/** The first of the values that occur most often. */
export function mostCommon<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let found: T | undefined
  for (const [value, count] of counts) if (count > (found === undefined ? 0 : (counts.get(found) ?? 0))) found = value
  return found
}
