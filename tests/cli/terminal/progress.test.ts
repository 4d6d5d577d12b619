import { expect, it } from 'vitest'
import { barLine } from '../../../src/cli/terminal/progress.ts'

it('says how far it is, how fast it goes and how long it takes, once there is something to go by', () => {
  expect(barLine(1, 60, 400)).toBe(`${'░'.repeat(24)} 1 van 60`)
  expect(barLine(30, 60, 6000)).toBe(`${'█'.repeat(12)}${'░'.repeat(12)} 30 van 60 · 5,0 per seconde · nog 6 s`)
  expect(barLine(2, 10, 60_000)).toBe(`${'█'.repeat(5)}${'░'.repeat(19)} 2 van 10 · 30,0 s per document · nog 4 min`)
  expect(barLine(60, 60, 6000)).toBe(`${'█'.repeat(24)} 60 van 60 · 10,0 per seconde · nog 0 s`)
})
