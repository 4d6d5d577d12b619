import { describe, expect, test } from 'vitest'
import { finished } from '../printed.ts'
import { raster, rasterRuns } from '../raster.ts'
import { structureText } from '../structure-text.ts'
import { finishedFixture } from './made-tree.ts'
import { facts } from './whole-fixtures.ts'

const pdf = finishedFixture('figures')
const figures = figuresOf(structureText(pdf))

interface Shown {
  readonly words: string
  readonly placement: string | undefined
  readonly box: readonly number[]
}

function figuresOf(tree: string): readonly Shown[] {
  return [...tree.matchAll(/^ *Figure Alt=“([^”]*)”(.*)$/gm)].map(([, words = '', attributes = '']) => ({
    words,
    placement: /Placement=(\w+)/.exec(attributes)?.[1],
    box: /BBox=\[([^\]]*)\]/.exec(attributes)?.[1]?.split(' ').map(Number) ?? [],
  }))
}

function named(words: string): Shown {
  const found = figures.find((each) => each.words === words)
  if (!found) throw new Error(`No figure “${words}”.`)
  return found
}

test.each([
  ['los vlak', 'Block'],
  ['klein vlak', 'Inline'],
  ['tekening met woorden', 'Inline'],
  ['half doorzichtig', 'Block'],
  ['in een cel', 'Block'],
  ['buiten de rand', 'Block'],
  ['niet aangevinkt', 'Inline'],
  ['kaart', 'Inline'],
])('%s is placed as %s', (words, placement) => {
  expect(named(words).placement).toBe(placement)
})

test.each(figures)('the box of “$words” lies within the page and has a size', ({ box }) => {
  const [left = -1, bottom = -1, right = 0, top = 0] = box
  expect(box).toHaveLength(4)
  expect(left).toBeGreaterThanOrEqual(0)
  expect(bottom).toBeGreaterThanOrEqual(0)
  expect(right).toBeLessThanOrEqual(596)
  expect(top).toBeLessThanOrEqual(843)
  expect(right - left).toBeGreaterThan(0.5)
  expect(top - bottom).toBeGreaterThan(0.5)
})

describe.skipIf(!rasterRuns)('as a reader draws the page', () => {
  const [page] = raster(pdf, 1)
  const isPaper = (x: number, y: number) => page?.at(x, (page?.height ?? 0) - y).every((each) => each > 250)

  test.each(['los vlak', 'klein vlak', 'half doorzichtig', 'in een cel', 'kaart'])(
    'the box of “%s” holds its ink and nothing else',
    (words) => {
      const [left = 0, bottom = 0, right = 0, top = 0] = named(words).box
      for (const x of [left + 1, right - 1]) for (const y of [bottom + 1, top - 1]) expect(isPaper(x, y)).toBe(false)
      for (const x of [left - 2, right + 2]) expect(isPaper(x, (bottom + top) / 2)).toBe(true)
      for (const y of [bottom - 2, top + 2]) expect(isPaper((left + right) / 2, y)).toBe(true)
    },
  )
})

test('a drawing has the box of all its parts, its words included', () => {
  const [left = 0, bottom = 0, right = 0, top = 0] = named('tekening met woorden').box
  // The square at its left edge and the word at 20 of 100; the picture is 3.3 times as wide as high.
  expect(right - left).toBeGreaterThan(1.5 * (top - bottom))
  expect(right - left).toBeLessThan(3.4 * (top - bottom))
})

test('finishing twice gives one place', () => {
  const tree = structureText(pdf)
  expect(figuresOf(structureText(finished(pdf, facts)))).toEqual(figuresOf(tree))
})
