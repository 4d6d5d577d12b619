import { describe, expect, it } from 'vitest'
import { looksRedacted } from '../../../src/rules/redaction/redaction-values.ts'

describe('what looks like a redaction', () => {
  it.each([
    ':lak[x]{grond="5.1.2.e"}',
    ':lak\u200b[x]{grond="5.1.2.e"}',
    ':\u200blak[x]{grond="5.1.2.e"}',
    ':la\u00adk[x]{grond="5.1.2.e"}',
    '&#58;lak[x]{grond="5.1.2.e"}',
    '&#x3A;lak[x]{grond="5.1.2.e"}',
    '&colon;lak[x]{grond="5.1.2.e"}',
    ':lak&#91;x]{grond="5.1.2.e"}',
    ':lack[x]{grond="5.1.2.e"}',
    ':laak[x]{ grond="5.1.2.e"}',
  ])('is seen in %j, where signs do not show or are written as codes', (typed) => {
    expect(`Hier ${typed}.`.search(looksRedacted)).toBe(5)
  })

  it.each(['\\:lak[x]', 'om 9:30 [x]', 'de kleur: lak [x]', ':lakens', ':taal[x]{en}'])(
    'is not seen in %j',
    (typed) => {
      expect(typed.search(looksRedacted)).toBe(-1)
    },
  )
})
