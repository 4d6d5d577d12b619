/**
 * The operators that show the rest of a line: Chromium moves to each glyph and shows it on its own, thousands of times a page.
 * `6.25 0 Td <001f> Tj`, over and over; a move to another line ends it. One search over a line costs a fraction of a step for each
 * operator, most of all in a program that has just started.
 */
const onTheSameLine = /(?:[ \n]+-?(?:[0-9]+\.?[0-9]*|\.[0-9]+) 0 Td[ \n]*<[0-9a-fA-F]{4}>[ \n]*Tj(?=[ \n])){1,500}/y
const betweenValues = / 0 Td[ \n]*<|>[ \n]*Tj/

/** Glyphs shown one after the other on one line. */
export interface GlyphRun {
  /** Just behind the last operator. */
  readonly end: number
  /** By turns a move along the line, in the line's own space, and the code of the glyph there, as four digits. */
  readonly values: readonly string[]
}

/** The run that starts right behind an operator, if one does. @param text the stream, a character a byte */
export function glyphRun(text: string, from: number): GlyphRun | undefined {
  onTheSameLine.lastIndex = from
  const [run] = onTheSameLine.exec(text) ?? []
  if (run === undefined) return undefined
  return { end: from + run.length, values: run.split(betweenValues) }
}

export function codesOf({ values }: GlyphRun): readonly number[] {
  const codes: number[] = []
  for (let at = 1; at < values.length; at += 2) codes.push(Number.parseInt(values[at] ?? '', 16))
  return codes
}

/** How far the start of the line moves. */
export function moveOf({ values }: GlyphRun): number {
  let sum = 0
  for (let at = 0; at < values.length; at += 2) sum += Number(values[at])
  return sum
}
