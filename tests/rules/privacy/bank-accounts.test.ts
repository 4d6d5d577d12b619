import { describe, expect, it } from 'vitest'
import { isIban } from '../../../src/rules/privacy/bank-accounts.ts'
import { foundIn } from './found-in.ts'

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
  ])('are none: %s', (text) => expect(foundIn(text, 'iban')).toEqual([]))

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
  ])('a real one is: %s', (text) => expect(foundIn(`Rekening ${text} graag.`, 'iban')).toEqual([text]))
})
