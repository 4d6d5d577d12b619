import { expect, test } from 'vitest'
import type { MeasuredPage, TextLine } from '../../../src/pdf/measure/measured-page.ts'
import { fullLines, headingsAtFoot, lonelyLines, spreadOf } from '../../../src/pdf/measure/text-measures.ts'
import { lineAt, linesAt } from './line-at.ts'

const pagesWith = (...pages: readonly (readonly TextLine[])[]): readonly MeasuredPage[] =>
  pages.map((lines, index) => ({
    number: index + 1,
    width: 595,
    height: 842,
    lines: lines.map((line) => ({ ...line, page: index + 1 })),
    shapes: [],
  }))

test('the spread of one to ten', () => {
  const numbers = [10, 3, 1, 4, 2, 8, 5, 7, 6, 9]
  expect(spreadOf(numbers)).toEqual({ count: 10, mean: 5.5, median: 5, p90: 9, most: 10 })
  expect(spreadOf([])).toBeUndefined()
})

test('the last line of a paragraph is not full, nor is a cell, a caption or a note in the margin', () => {
  const pages = pagesWith([
    lineAt({ block: 1, baseline: 100, text: 'een volle regel' }),
    lineAt({ block: 1, baseline: 100, x: 400, size: 7.5, text: 'in de marge' }),
    lineAt({ block: 1, baseline: 115, text: 'de laatste' }),
    ...linesAt([130, 145], { block: 2, tags: ['Document', 'L', 'LI', 'LBody'], text: 'een punt' }),
    ...linesAt([160, 175], { block: 3, tags: ['Document', 'Table', 'TR', 'TD'], text: 'cel' }),
    ...linesAt([160, 175], { block: 4, tags: ['Document', 'Table', 'TR', 'TD', 'P'], text: 'alinea in een cel' }),
    ...linesAt([190, 205], { block: 5, tags: ['Document', 'Caption'], text: 'bijschrift' }),
    ...linesAt([220, 235], { block: 6, tags: ['Document', 'H2'], text: 'kop' }),
    ...linesAt([250, 265], { block: undefined, tags: [], text: 'kopregel' }),
  ])
  expect(fullLines(pages).map(({ text }) => text)).toEqual(['een volle regel', 'een punt'])
})

test('a paragraph may break over pages, but leaves no line alone', () => {
  const body = (block: number, baselines: readonly number[]) => linesAt(baselines, { block })
  expect(lonelyLines(pagesWith([...body(1, [700, 715])], [...body(1, [100, 115])]))).toEqual([])
  expect(lonelyLines(pagesWith([...body(1, [715])], [...body(1, [100, 115])]))).toMatchObject([{ page: 1 }])
  expect(lonelyLines(pagesWith([...body(1, [700, 715])], [...body(1, [100])]))).toMatchObject([{ page: 2 }])
  expect(lonelyLines(pagesWith([...body(1, [715])], [...body(2, [100, 115])]))).toEqual([])
})

test('a heading has lines below it, unless its text ends there', () => {
  const heading = (level: number, baseline: number) =>
    lineAt({ block: 10 + level, baseline, tags: ['Document', `H${level}`] })
  const twoLines = [heading(2, 700), ...linesAt([715, 730], { block: 1 })]
  const goesOn = linesAt([100, 115], { block: 2 })
  expect(headingsAtFoot(pagesWith(twoLines, goesOn), 2, 3)).toHaveLength(1)
  expect(headingsAtFoot(pagesWith(twoLines, goesOn), 2, 2)).toEqual([])
  expect(headingsAtFoot(pagesWith(twoLines, goesOn), 3, 3)).toEqual([])
  expect(headingsAtFoot(pagesWith(twoLines, [heading(2, 100), ...goesOn]), 2, 3)).toEqual([])
  expect(headingsAtFoot(pagesWith(twoLines, [heading(3, 100), ...goesOn]), 2, 3)).toHaveLength(1)
  expect(headingsAtFoot(pagesWith([...twoLines, heading(3, 750)], goesOn), 2, 3)).toEqual([])
  expect(headingsAtFoot(pagesWith(twoLines), 2, 3)).toEqual([])
})
