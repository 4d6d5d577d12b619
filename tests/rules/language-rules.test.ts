import { expect, it } from 'vitest'
import { fleschDouma } from '../../src/rules/language-rules.ts'

it('Flesch-Douma is Douma’s formula', () => {
  expect(fleschDouma(10, 1.5)).toBeCloseTo(206.84 - 9.3 - 115.5, 10)
})
