import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { personalFinding } from '../../../src/rules/privacy-rules.ts'
import { isElevenProof, isIban, personalDataIn } from '../../../src/rules/text/privacy-patterns.ts'
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
    expect(personalDataIn('RSIN 123456782', '123456782')).toEqual([])
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
    for (const part of ['1', 'NL91 ', 'a@', 'a.', '06 x ']) {
      expect(personalDataIn(part.repeat(200_000 / part.length))).toEqual([])
    }
  })
})

it('one number in eleven passes the test of eleven, and never nine zeros', () => {
  const passing = Array.from({ length: 1100 }, (_, index) => String(100_000_000 + index)).filter(isElevenProof)
  // The last digit of each ten decides, and a remainder of ten has none.
  expect(passing.length).toBeGreaterThan(90)
  expect(passing.length).toBeLessThan(110)
  expect(isElevenProof('111222333')).toBe(true)
  expect(isElevenProof('000000000')).toBe(false)
})

it('a wrong digit in an IBAN is always seen', () => {
  const right = 'NL91ABNA0417164300'
  expect(isIban(right)).toBe(true)
  for (let at = 8; at < right.length; at++) {
    const digit = (Number(right[at]) + 1) % 10
    expect(isIban(right.slice(0, at) + digit + right.slice(at + 1))).toBe(false)
  }
})

describe('words that pass the sum of an IBAN by chance', () => {
  it.each([
    'In het bestand staat AI11 Print JobInfo Dict als sleutel.',
    'AI11 PRINT JOBINFO DICT',
    'Een land zonder IBAN: ZZ31 ABCD 1234 5678 90',
    'Te kort voor het land: NL91 ABNA 0417 1643',
    'Te lang voor het land: NL91ABNA04171643005',
  ])('are none: %s', (text) => expect(personalDataIn(text).filter(({ type }) => type === 'iban')).toEqual([]))

  it.each([
    'NL91 ABNA 0417 1643 00',
    'NL91ABNA0417164300',
    'nl91abna0417164300',
    'NL91.ABNA.0417.1643.00',
    'BE68 5390 0754 7034',
    'DE89 3704 0044 0532 0130 00',
    'FR14 2004 1010 0505 0001 3M02 606',
    'GB29 NWBK 6016 1331 9268 19',
    'NO93 8601 1117 947',
    'MT84 MALT 0110 0001 2345 MTLC AST0 01S',
    'LU28 0019 4006 4475 0000',
    'ES91 2100 0418 4502 0005 1332',
  ])('a real one is: %s', (text) =>
    expect(personalDataIn(`Rekening ${text} graag.`).map(({ type }) => type)).toContain('iban'),
  )
})
