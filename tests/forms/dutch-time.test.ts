import { expect, test } from 'vitest'
import { dutchTime } from '../../src/forms/dutch-time.ts'

test.each([
  ['2026-11-24T09:30', '2026-11-24T08:30:00.000Z'],
  ['2026-07-01 09:30', '2026-07-01T07:30:00.000Z'],
  ['2026-07-01', '2026-06-30T22:00:00.000Z'],
  ['2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
  ['2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
])('%s in the Netherlands is %s', (local, utc) => {
  expect(new Date(dutchTime(local)).toISOString()).toBe(utc)
})
