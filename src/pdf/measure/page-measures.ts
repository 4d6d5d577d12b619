import { type MeasuredPage, mmPerPoint, type PageArea, type TextLine } from './measured-page.ts'

/** A typical descent, as a fraction of the font size. */
const descent = 0.22
/** A typical height of a capital and of a small letter without ascender, as a fraction of the font size. */
const ascent = 0.7

/**
 * The white between the lowest text, image or shape in the text area and its lower edge, in millimetres; the whole height of
 * the area on an empty page. @param area in points, without the page header and footer
 */
export function whiteAtFoot({ lines, shapes }: MeasuredPage, area: PageArea): number {
  const isInside = (y: number) => y > area.top && y <= area.bottom + tolerance
  const text = lines.filter(({ baseline }) => isInside(baseline)).map(({ baseline, size }) => baseline + descent * size)
  const lowest = [...text, ...shapes.map(({ bottom }) => bottom).filter(isInside)]
  return Math.max(0, area.bottom - Math.max(area.top, ...lowest)) * mmPerPoint
}

/** In points: what a rounded edge may be off. */
const tolerance = 1

/** Text that crosses the edge of the page or is beyond it. */
export function linesOutside({ width, height, lines }: MeasuredPage): readonly TextLine[] {
  return lines.filter((line) => {
    const { left, top, right, bottom } = boxOf(line)
    return left < -tolerance || top < -tolerance || right > width + tolerance || bottom > height + tolerance
  })
}

/** Pairs of lines whose letters lie on each other. */
export function overlappingLines({ lines }: MeasuredPage): readonly (readonly [TextLine, TextLine])[] {
  const sorted = [...lines].sort((one, other) => one.baseline - other.baseline)
  return sorted.flatMap((one, index) =>
    sorted
      .slice(index + 1)
      .filter((other) => overlap(boxOf(one), boxOf(other)))
      .map((other) => [one, other] as const),
  )
}

/** From the height of its small letters to its baseline: accents and descenders of close lines may touch. */
function boxOf({ x, right, baseline, size }: TextLine): PageArea {
  return { left: x, top: baseline - ascent * size, right, bottom: baseline }
}

function overlap(one: PageArea, other: PageArea): boolean {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  return across > tolerance && down > tolerance
}

/** The smallest font size on the pages, in points; undefined without text. */
export function smallestSize(pages: readonly MeasuredPage[]): number | undefined {
  const sizes = pages.flatMap(({ lines }) => lines.map(({ size }) => size))
  return sizes.length === 0 ? undefined : Math.min(...sizes)
}

/** The space between two neighbouring cells of a table row. */
export interface CellGap {
  readonly page: number
  /** Between the text in the left cell and that in the right one, in millimetres. */
  readonly width: number
  /** The last line of the left cell. */
  readonly left: TextLine
  /** The first line of the right cell. */
  readonly right: TextLine
}

/** The gaps between the texts of neighbouring cells, row by row; a row without text in two cells has none. */
export function cellGaps({ lines }: MeasuredPage): readonly CellGap[] {
  const rows = new Map<number, TextLine[]>()
  for (const line of lines) if (line.row !== undefined) rows.set(line.row, [...(rows.get(line.row) ?? []), line])
  return [...rows.values()].flatMap(gapsInRow)
}

function gapsInRow(lines: readonly TextLine[]): readonly CellGap[] {
  const cells: { lines: TextLine[]; left: number; right: number }[] = []
  for (const line of [...lines].sort((one, other) => one.x - other.x)) {
    const cell = cells.at(-1)
    if (cell && line.x < cell.right) {
      cell.lines.push(line)
      cell.right = Math.max(cell.right, line.right)
    } else cells.push({ lines: [line], left: line.x, right: line.right })
  }
  return cells.slice(1).flatMap((cell, index) => {
    const before = cells[index]
    const [left, right] = [before?.lines.at(-1), cell.lines[0]]
    if (!before || !left || !right) return []
    return [{ page: left.page, width: (cell.left - before.right) * mmPerPoint, left, right }]
  })
}
