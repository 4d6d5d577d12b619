import { expect, test } from 'vitest'
import { identityOf } from '../../../src/archive/model/identity.ts'

test('is a UUID of version 8 that depends on every part, and on where one ends', () => {
  const known = [identityOf('a', 'bc'), identityOf('ab', 'c'), identityOf('a', 'bc', ''), identityOf('abc')]
  for (const id of known) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(known).size).toBe(known.length)
  expect(identityOf('a', 'bc')).toBe(known[0])
})
