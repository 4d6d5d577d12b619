import { expect, test } from 'vitest'
import { clustersOf, nearMisses, onGrid } from '../../../src/pdf/measure/alignment-measures.ts'
import { mmPerPoint } from '../../../src/pdf/measure/measured-page.ts'
import { lineAt, linesAt } from './line-at.ts'

const atMm = (...places: readonly number[]) => places.map((place) => lineAt({ x: place / mmPerPoint }))

test('lines that begin at one place are a cluster, also when their first letters differ', () => {
  const clusters = clustersOf(atMm(67, 25, 25.2, 24.9, 67.1))
  expect(clusters.map(({ x, lines }) => [Math.round(x), lines.length])).toEqual([
    [25, 3],
    [67, 2],
  ])
})

test('clusters closer than asked are near misses, an indent is not', () => {
  const misses = nearMisses(clustersOf(atMm(25, 31, 66.9, 70.9)), 5)
  expect(misses.map(([left, right]) => [left.x, right.x].map((x) => Math.round(x * 10) / 10))).toEqual([[66.9, 70.9]])
})

test('baselines on a grid, rounded to pixels, are on it', () => {
  const rounded = Array.from({ length: 40 }, (_, index) => Math.round((80 + index * 12.5) / 0.75) * 0.75)
  expect(onGrid(linesAt(rounded, {}), 2.5)).toEqual({ on: 40, all: 40 })
})

test('those of another line height are not', () => {
  const baselines = Array.from({ length: 40 }, (_, index) => 80 + index * 15.9)
  const { on, all } = onGrid(linesAt(baselines, {}), 2.5)
  expect(all).toBe(40)
  expect(on).toBeLessThan(20)
})

test('each size has a grid of its own, each baseline counts once', () => {
  const lines = [...linesAt([100, 115, 115, 130], {}), ...linesAt([101, 111, 121], { size: 8.5 })]
  expect(onGrid(lines, 2.5)).toEqual({ on: 6, all: 6 })
})
