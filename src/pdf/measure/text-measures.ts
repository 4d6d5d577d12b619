import { mostCommon } from './glyph-lines.ts'
import { isRunningText, type MeasuredPage, type TextLine } from './measured-page.ts'

/** How numbers are spread: what is asked of a page is asked of its middle and of its tenth part, not of one line. */
export interface Spread {
  readonly count: number
  readonly mean: number
  readonly median: number
  /** Nine of ten are at most this. */
  readonly p90: number
  readonly most: number
}

/** @returns undefined without numbers */
export function spreadOf(numbers: readonly number[]): Spread | undefined {
  const sorted = [...numbers].sort((one, other) => one - other)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  if (sorted.length === 0) return undefined
  const mean = sorted.reduce((sum, each) => sum + each, 0) / sorted.length
  return { count: sorted.length, mean, median: at(0.5), p90: at(0.9), most: at(1) }
}

/** The lines of each block of running text, in reading order, without what stands in the margin beside it. */
function runningBlocks(pages: readonly MeasuredPage[]): readonly (readonly TextLine[])[] {
  const blocks = new Map<number, TextLine[]>()
  for (const line of pages.flatMap(({ lines }) => lines)) {
    if (line.block === undefined || !isRunningText(line)) continue
    blocks.set(line.block, [...(blocks.get(line.block) ?? []), line])
  }
  return [...blocks.values()].map((lines) => {
    const size = mostCommon(lines.flatMap((line) => [...line.text].map(() => line.size)))
    return lines.filter((line) => line.size === size)
  })
}

/** The size of most characters of running text, in points; undefined without any. */
export function runningSize(pages: readonly MeasuredPage[]): number | undefined {
  const lines = pages.flatMap((page) => page.lines.filter(isRunningText))
  return mostCommon(lines.flatMap(({ text, size }) => [...text].map(() => size)))
}

/**
 * The full lines of paragraphs and list items: all but the last of each block, since there the text and not the measure ends the
 * line. The number of characters of their text is what typographers call the measure.
 */
export function fullLines(pages: readonly MeasuredPage[]): readonly TextLine[] {
  return runningBlocks(pages).flatMap((lines) => lines.slice(0, -1))
}

/** Lines of a paragraph that a page break separates from all others of it: widows and orphans. */
export function lonelyLines(pages: readonly MeasuredPage[]): readonly TextLine[] {
  return runningBlocks(pages).flatMap((lines) => {
    const onPage = (line: TextLine) => lines.filter(({ page }) => page === line.page)
    return lines.filter((line) => onPage(line).length === 1 && lines.length > 1)
  })
}

/**
 * Headings of a level with fewer lines below them on their page than asked, though their text goes on: what the next page begins
 * with is no heading of that level or a higher one. @param least of any block
 */
export function headingsAtFoot(pages: readonly MeasuredPage[], level: number, least: number): readonly TextLine[] {
  return pages.flatMap(({ lines }, index) => {
    const next = pages[index + 1]?.lines.find(({ tags }) => tags.length > 0)
    if (!next || (levelOf(next) ?? 7) <= level) return []
    const tagged = lines.filter(({ tags }) => tags.length > 0)
    return tagged.filter((line) => levelOf(line) === level && linesBelow(tagged, line) < least)
  })
}

/** The level of a heading; undefined for other text. */
function levelOf(line: TextLine): number | undefined {
  const [, level] = /^H(\d)$/.exec(line.tags.at(-1) ?? '') ?? []
  return level === undefined ? undefined : Number(level)
}

/** Baselines below a line that are not another line of its own block. */
function linesBelow(lines: readonly TextLine[], { block, baseline, size }: TextLine): number {
  const below = lines.filter((line) => line.block !== block && line.baseline > baseline + 0.5 * size)
  return new Set(below.map((line) => Math.round(line.baseline))).size
}
