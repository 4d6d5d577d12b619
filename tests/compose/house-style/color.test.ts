import { expect, test } from 'vitest'
import { contrast, isTransparent, parseColor } from '../../../src/compose/house-style/color.ts'

test.each([
  ['#000', '#fff', 21],
  ['rgb(255, 255, 255)', 'black', 21],
  ['#777', '#ffffff', 4.48],
  ['hsl(240 100% 50%)', 'white', 8.59],
])('contrast of %s on %s', (one, other, ratio) => {
  const [first, second] = [parseColor(one), parseColor(other)]
  if (first === undefined || second === undefined) throw new Error('no colour')
  expect(contrast(first, second)).toBeCloseTo(ratio, 2)
})

test.each(['rgb(0 0 0 / 50%)', 'oklch(50% 0 0)', 'rood', ''])('%j is no colour to reckon with', (text) => {
  expect(parseColor(text)).toBeUndefined()
})

test.each([
  ['transparent', true],
  ['rgba(0, 0, 0, 0)', true],
  ['rgb(0 0 0 / 0%)', true],
  ['hsla(240, 100%, 50%, 0.0)', true],
  ['rgb(0, 0, 0)', false],
  ['rgba(0, 0, 0, 0.5)', false],
  ['#000', false],
])('%s is transparent: %s', (text, expected) => {
  expect(isTransparent(text)).toBe(expected)
})
