import { expect, it } from 'vitest'
import { embargoEnds, longestEmbargo } from '../../src/forms/embargo.ts'

it.each([
  ['2026-07-01T09:00', '2026-07-01T07:00:00Z'],
  ['2026-12-01T09:00', '2026-12-01T08:00:00Z'],
  ['2026-12-01', '2026-11-30T23:00:00Z'],
  // The nights in which the clock changes, before and after.
  ['2026-03-29T01:30', '2026-03-29T00:30:00Z'],
  ['2026-03-29T03:30', '2026-03-29T01:30:00Z'],
  ['2026-10-25T01:30', '2026-10-24T23:30:00Z'],
  ['2026-10-25T03:30', '2026-10-25T02:30:00Z'],
])('an embargo till %s ends at %s', (embargo, moment) => {
  expect(new Date(embargoEnds(embargo)).toISOString()).toBe(moment.replace('Z', '.000Z'))
})

it('of two embargoes the last one counts', () => {
  expect(longestEmbargo('2026-12-01', '2026-12-01T09:00')).toBe('2026-12-01T09:00')
  expect(longestEmbargo('2026-12-02', '2026-12-01T09:00')).toBe('2026-12-02')
  expect(longestEmbargo(undefined, '2026-12-01')).toBe('2026-12-01')
  expect(longestEmbargo('2026-12-01', undefined)).toBe('2026-12-01')
})
