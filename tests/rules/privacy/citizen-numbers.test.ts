import { describe, expect, it } from 'vitest'
import { isElevenProof, remainder97 } from '../../../src/rules/privacy/citizen-numbers.ts'
import { foundIn } from './found-in.ts'

describe('a citizen service number', () => {
  it.each([
    ['111222333', '111222333'],
    ['De aanvraag (111.222.333) is compleet.', '111.222.333'],
    ['Nummer 1112.22.333 hoort erbij.', '1112.22.333'],
    // With its word also with eight digits, and in any grouping.
    ['BSN 10000008', '10000008'],
    ['bsn: 1000 0008', '1000 0008'],
    ['Het burgerservicenummer van de aanvrager is 10.000.008.', '10.000.008'],
    ['Burgerservicenummer (10000008)', '10000008'],
    ['met BSN-nummer 111-222-333', '111-222-333'],
    ['sofinummer 10000008', '10000008'],
    ['10000008 (BSN)', '10000008'],
    ['| Naam | BSN |\n| --- | --- |\n| De Vries | 10000008 |', '10000008'],
    ['| BSN | Naam |\n| --- | --- |\n| 99999999 | Jansen |\n| 10000008 | De Vries |', '10000008'],
  ])('is found in %j', (text, number) => expect(foundIn(text, 'bsn')).toEqual([number]))

  it.each([
    'Geen elfproef: 111222334.',
    'Zonder woord erbij: 10000008.',
    'BSN 10000009 haalt de elfproef niet.',
    'KvK-nummer 10000008',
    'Van de BSN’s die wij controleerden, is het KvK-nummer 10000008 bekend.',
    'Het BSN is onbekend. Bedrag: 10000008 euro. Zie ook de bijlage over 10000008.',
    'Zaaknummer 10000008, zonder BSN.',
    '€ 10.000.008',
    '| Naam | BSN | Bedrag |\n| --- | --- | --- |\n| De Vries | onbekend | 10000008 |',
  ])('is not found in %j', (text) => expect(foundIn(text, 'bsn')).toEqual([]))

  it('is not the number of the municipality itself', () => {
    expect(foundIn('BSN 123456782', 'bsn', { rsin: '123456782' })).toEqual([])
  })
})

describe('a VAT number that holds a citizen service number', () => {
  it.each([
    ['Btw-nummer NL111222333B01.', 'NL111222333B01'],
    ['btw: nl111222333b01', 'nl111222333b01'],
    ['NL 111222333 B 01', 'NL 111222333 B 01'],
    ['NL1112.22.333.B01', 'NL1112.22.333.B01'],
    ['(NL123456782B01)', 'NL123456782B01'],
  ])('is found in %j', (text, number) => expect(foundIn(text, 'btw-nummer')).toEqual([number]))

  it.each([
    'Van een organisatie: NL810433941B01.',
    'Van een gemeente: NL001888882B01.',
    'Geen elfproef: NL111222334B01.',
    'Van na 2020: NL111222333B82 heeft een eigen controle.',
    'Geen btw-nummer: NL111222333.',
    'Deel van een code: XNL111222333B01.',
  ])('is not found in %j', (text) => expect(foundIn(text, 'btw-nummer')).toEqual([]))

  it('has a check of its own since 2020', () => expect(remainder97('NL111222333B82')).toBe(1))
})

it('one number in eleven passes the test of eleven, and never nine zeros', () => {
  const passing = Array.from({ length: 1100 }, (_, index) => String(100_000_000 + index)).filter(isElevenProof)
  // The last digit of each ten decides, and a remainder of ten has none.
  expect(passing.length).toBeGreaterThan(90)
  expect(passing.length).toBeLessThan(110)
  expect(isElevenProof('111222333')).toBe(true)
  expect(isElevenProof('000000000')).toBe(false)
})
