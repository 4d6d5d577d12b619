import { describe, expect, test } from 'vitest'
import { type MeasuredPage, mmPerPoint, type PageArea } from '../../../src/pdf/measure/measured-page.ts'
import {
  cellGaps,
  linesOutside,
  overlappingLines,
  smallestSize,
  whiteAtFoot,
} from '../../../src/pdf/measure/page-measures.ts'
import { lineAt } from './line-at.ts'

const pageWith = (given: Partial<MeasuredPage>): MeasuredPage => ({
  number: 1,
  width: 595,
  height: 842,
  lines: [],
  shapes: [],
  ...given,
})

describe('white at the foot', () => {
  const area: PageArea = { left: 70, top: 76, right: 520, bottom: 771 }
  const foot = lineAt({ baseline: 801, tags: [], block: undefined })
  const white = (given: Partial<MeasuredPage>) => whiteAtFoot(pageWith(given), area) / mmPerPoint

  test('is below the lowest of text and shapes, whatever the page footer is', () => {
    expect(white({ lines: [lineAt({ baseline: 600 }), foot] })).toBeCloseTo(771 - 602.2, 5)
    const figure = { left: 70, top: 610, right: 300, bottom: 700 }
    expect(white({ lines: [lineAt({ baseline: 600 }), foot], shapes: [figure] })).toBeCloseTo(71, 5)
  })

  test('is nothing on a full page, and all of an empty one', () => {
    expect(white({ lines: [lineAt({ baseline: 770 })] })).toBeCloseTo(0, 5)
    expect(white({ lines: [foot] })).toBeCloseTo(695, 5)
  })
})

test('text that leaves the page on any side is outside', () => {
  const lines = [
    lineAt({ text: 'binnen' }),
    lineAt({ x: -10, text: 'links' }),
    lineAt({ x: 560, text: 'rechts van' }),
    lineAt({ baseline: 2, text: 'boven' }),
    lineAt({ baseline: 850, text: 'onder' }),
  ]
  expect(linesOutside(pageWith({ lines })).map(({ text }) => text)).toEqual(['links', 'rechts van', 'boven', 'onder'])
})

test('lines on each other are told, close ones are not', () => {
  const one = lineAt({ baseline: 100, block: 1 })
  const pairs = (baseline: number, x = 70) =>
    overlappingLines(pageWith({ lines: [one, lineAt({ baseline, x, block: 2 })] }))
  expect(pairs(104)).toHaveLength(1)
  expect(pairs(96, 80)).toHaveLength(1)
  expect(pairs(112)).toEqual([])
  expect(pairs(100, 200)).toEqual([])
})

test('the smallest size of all text', () => {
  const lines = [lineAt({ size: 10.5 }), lineAt({ size: 7.5, tags: [] })]
  expect(smallestSize([pageWith({ lines })])).toBe(7.5)
  expect(smallestSize([pageWith({})])).toBeUndefined()
})

test('the gap between two cells is between the longest line of one and the first letter of the other', () => {
  const cell = (x: number, right: number, block: number, row = 1) =>
    lineAt({ x, right, block, row, tags: ['TR', 'TD'] })
  const lines = [
    cell(70, 100, 1),
    cell(70, 140, 1),
    cell(160, 200, 2),
    cell(70, 80, 3, 2),
    cell(160, 200, 4, 2),
    cell(300, 310, 5, 2),
  ]
  const gaps = cellGaps(pageWith({ lines })).map(({ width }) => Math.round(width / mmPerPoint))
  expect(gaps).toEqual([20, 80, 100])
})
