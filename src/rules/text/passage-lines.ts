import type { Position } from 'unist'
import type { Document } from '../../document/document.ts'
import type { Passage } from './passages.ts'
import { offsetsOf } from './positions.ts'

/** A line of a passage as the author typed it. */
export interface PassageLine {
  readonly text: string
  /** Its index in the text of the passage. */
  readonly from: number
  /** `soft`: it is printed behind the line above it. `apart`: it starts the passage, or a line break precedes it. */
  readonly start: 'apart' | 'soft'
}

export function linesOf({ text, positionOf }: Passage, { source }: Document): readonly PassageLine[] {
  let from = 0
  return text.split('\n').map((line, index): PassageLine => {
    const own = { text: line, from, start: index === 0 ? 'apart' : 'soft' } as const
    from += line.length + 1
    if (index === 0 || line === '') return own
    const { from: offset } = offsetsOf({ position: positionOf(own.from, own.from + 1) })
    // Two spaces or a backslash at the end of the line above are a line break.
    return /(?: {2}|\\)\r?\n[ \t>]*$/.test(source.text.slice(Math.max(0, offset - 200), offset))
      ? { ...own, start: 'apart' }
      : own
  })
}

/** The position of a part of a line, where the author typed exactly those characters: no escape, no character reference. */
export function verbatimPosition(
  { positionOf }: Passage,
  { source }: Document,
  from: number,
  part: string,
): Position | undefined {
  const position = positionOf(from, from + part.length)
  const { from: start } = offsetsOf({ position })
  return source.text.startsWith(part, start) && source.text[start - 1] !== '\\' ? position : undefined
}
