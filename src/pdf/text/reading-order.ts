import { type Matrix, transform } from '../file/objects/geometry.ts'
import type { ShownGlyph } from './text-cursor.ts'
import { wordGap } from './text-cursor.ts'

/** A glyph on a line, measured along its own direction. */
interface OnLine {
  readonly glyph: ShownGlyph
  readonly along: number
  readonly up: number
}

/** A gap wider than this many times the font size separates columns. */
const columnGap = 2

/** Glyphs whose baselines differ less than this fraction of their size are on one line. */
const sameLine = 0.4

/**
 * The text of glyphs as people read it: lines from the top down, on each line from left to right, whatever the order in which they
 * were drawn. Text in another direction follows, each direction by itself.
 * @param toSeen from default user space to the page as it is displayed
 */
export function readingOrder(glyphs: readonly ShownGlyph[], toSeen: Matrix): string {
  const byAngle = new Map<number, OnLine[]>()
  const [ox, oy] = transform(toSeen, [0, 0])
  let last: readonly [number, number] = [Number.NaN, 0]
  let [cos, sin] = [1, 0]
  let list: OnLine[] = []
  for (const glyph of glyphs) {
    // Successive glyphs nearly always have the same direction.
    if (glyph.along[0] !== last[0] || glyph.along[1] !== last[1]) {
      last = glyph.along
      const [dx, dy] = transform(toSeen, last)
      const angle = Math.atan2(dy - oy, dx - ox)
      const key = Math.round((angle * 180) / Math.PI)
      cos = Math.cos(angle)
      sin = Math.sin(angle)
      list = byAngle.get(key) ?? []
      byAngle.set(key, list)
    }
    const [x, y] = transform(toSeen, [glyph.x, glyph.y])
    list.push({ glyph, along: x * cos + y * sin, up: y * cos - x * sin })
  }
  const angles = [...byAngle].sort(([one], [other]) => Math.abs(one) - Math.abs(other) || one - other)
  return angles.map(([, list]) => linesOf(list)).join('\n')
}

function linesOf(list: readonly OnLine[]): string {
  const lines: OnLine[][] = []
  for (const each of [...list].sort((one, other) => other.up - one.up)) {
    const line = lines.at(-1)
    const first = line?.[0]
    const reach = sameLine * Math.min(each.glyph.size, first?.glyph.size ?? 0)
    if (line && first && first.up - each.up <= reach) line.push(each)
    else lines.push([each])
  }
  return lines.map(lineText).join('\n')
}

function lineText(line: readonly OnLine[]): string {
  let text = ''
  let end: number | undefined
  for (const { glyph, along } of [...line].sort((one, other) => one.along - other.along)) {
    const gap = end === undefined ? 0 : along - end
    if (gap > columnGap * glyph.size) text += '\n'
    else if (gap > wordGap * glyph.size) text += ' '
    text += glyph.text
    end = along + glyph.advance
  }
  return text
}
