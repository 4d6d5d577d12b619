import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { personalDataIn } from '../../../src/rules/privacy/personal-data.ts'
import { personalFinding } from '../../../src/rules/privacy-rules.ts'
import { seed } from '../../run-size.ts'

describe('personal data in any text, such as that of a PDF', () => {
  it('are found with their place', () => {
    const text = 'Van 111.222.333 naar NL91 ABNA 0417 1643 00, bel 06-12345678 of mail jan@gmail.com.'
    const found = personalDataIn(text)
    expect(found.map(({ type }) => type)).toEqual(['bsn', 'iban', 'mobiel', 'e-mail'])
    for (const { text: piece, start, end } of found) expect(text.slice(start, end)).toBe(piece)
  })

  it('become findings with the words of their rule, for who has no document', () => {
    const [datum] = personalDataIn('op bladzijde 3 staat 111 222 333')
    expect(datum && personalFinding(datum)).toMatchObject({
      rule: { id: 'privacy/bsn' },
      reason: '111 222 333 lijkt op een burgerservicenummer (BSN).',
    })
  })

  it('let the number of the municipality itself through', () => {
    expect(personalDataIn('RSIN 123456782', { rsin: '123456782' })).toEqual([])
    expect(personalDataIn('RSIN 123456782')).toHaveLength(1)
  })

  it('are never half a number, and stand where they are said to be', () => {
    const piece = fc.oneof(
      fc.constantFrom('06', '111222333', 'NL91ABNA0417164300', '€ ', '@gmail.com', ' ', '.', '-', 'a'),
    )
    let count = 0
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.integer({ min: 0, max: 1e9 }).map(String)), { maxLength: 12 }),
        (pieces) => {
          const text = pieces.join('')
          for (const { text: found, start, end, type } of personalDataIn(text)) {
            count++
            expect(text.slice(start, end)).toBe(found)
            if (type !== 'e-mail') expect(`${text[start - 1] ?? ''}${text[end] ?? ''}`).not.toMatch(/\d/)
          }
        },
      ),
      { numRuns: 200, seed },
    )
    expect(count).toBeGreaterThan(20)
  })

  it('are looked for in a text made to be slow: it ends', () => {
    const parts = [
      '1',
      'NL91 ',
      'a@',
      'a.',
      '06 x ',
      '| geboren ',
      '\n| kenteken 12',
      'bsn 1 ',
      'A ',
      'A 1 ',
      'kerkstraat 1 ',
      '020 ',
    ]
    for (const part of parts) {
      expect(personalDataIn(part.repeat(200_000 / part.length))).toEqual([])
    }
  })
})
