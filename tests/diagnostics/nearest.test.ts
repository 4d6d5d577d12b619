import { expect, test } from 'vitest'
import { didYouMean } from '../../src/diagnostics/nearest.ts'

const aarden = ['ter kennisneming', 'ter advisering', 'ter besluitvorming', 'ter instemming']

test.each([
  ['kennisname', 'ter kennisneming'],
  ['Kennisname', 'ter kennisneming'],
  ['advisering', 'ter advisering'],
  ['adviseren', 'ter advisering'],
  ['besluit', 'ter besluitvorming'],
  ['ter kennisname', 'ter kennisneming'],
  ['instemmend', 'ter instemming'],
])('%s: asks for %s', (typed, meant) => {
  expect(didYouMean(typed, aarden)).toBe(`Bedoelde u “${meant}”? `)
})

test.each([
  ['ter', aarden],
  ['kennis', ['onze kennispartner', 'ter kennisneming']],
  ['instelling', aarden],
  ['adviseur', ['sociaal advies']],
  ['besluit', ['besluitvorming over geld', 'ter besluitvorming']],
  ['x'.repeat(5000), aarden],
  ['', aarden],
  ['kennis+', aarden],
])('%s: asks for nothing', (typed, words) => {
  expect(didYouMean(typed, words)).toBe('')
})
