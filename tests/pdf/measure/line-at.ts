import type { TextLine } from '../../../src/pdf/measure/measured-page.ts'

/** A line of a paragraph for tests of the measures; positions in points. */
export function lineAt(given: Partial<TextLine>): TextLine {
  const text = given.text ?? 'woord'
  const size = given.size ?? 10
  const x = given.x ?? 70
  return {
    page: 1,
    x,
    right: x + text.length * 0.5 * size,
    baseline: 100,
    size,
    font: 'Proef',
    fonts: ['Proef'],
    contrast: 21,
    isCutOff: false,
    isOverprinted: false,
    text,
    tags: ['Document', 'P'],
    block: 1,
    row: undefined,
    ...given,
  }
}

/** Successive lines of one block: one for each baseline. */
export function linesAt(baselines: readonly number[], given: Partial<TextLine>): readonly TextLine[] {
  return baselines.map((baseline) => lineAt({ ...given, baseline }))
}
