/**
 * Chromium shows each glyph by itself: `6.25 0 Td <001f> Tj`, thousands of times a page; a move to another line ends the run.
 * One regular expression for the rest of a line costs a fraction of parsing each operator, most of all before the JIT is warm.
 */
const onTheSameLine = /(?:[ \n]+-?(?:[0-9]+\.?[0-9]*|\.[0-9]+) 0 Td[ \n]*<[0-9a-fA-F]{4}>[ \n]*Tj(?=[ \n])){1,500}/y
const betweenValues = / 0 Td[ \n]*<|>[ \n]*Tj/

/** Consecutive glyphs on one line. */
export interface GlyphRun {
  /** Offset after the last operator. */
  readonly end: number
  /** Alternately a move along the line, in text space, and the code of the next glyph as four hexadecimal digits. */
  readonly values: readonly string[]
}

/** The run that starts at an offset, if any. @param text the stream, one byte a character */
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

/** The total displacement along the line. */
export function moveOf({ values }: GlyphRun): number {
  let sum = 0
  for (let at = 0; at < values.length; at += 2) sum += Number(values[at])
  return sum
}
