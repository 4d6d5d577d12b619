import fc from 'fast-check'
import { expect, it } from 'vitest'
import { derivedKey, keyPattern } from '../../src/publish/derived-key.ts'

it('is the same each time, and another for another source', () => {
  expect(derivedKey('voorstellen/parkeren/voorstel.md')).toBe(derivedKey('voorstellen/parkeren/voorstel.md'))
  expect(derivedKey('voorstellen/parkeren/voorstel.md')).not.toBe(derivedKey('voorstellen/parkeren-2/voorstel.md'))
})

it('has no digit and no vowel, whatever the source is called', () => {
  fc.assert(
    fc.property(fc.string(), (source) => {
      const key = derivedKey(source)
      expect(key).toMatch(keyPattern)
      expect(key).toMatch(/^[bcdfghjklmnpqrstvwxz]{16}$/)
    }),
  )
})
