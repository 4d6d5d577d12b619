import { describe, expect, it } from 'vitest'
import { openTermSearch } from '../../../src/publication/terms/find-terms.ts'
import { ownTerms, redactionTerms } from '../../../src/publication/terms/redaction-terms.ts'

const own = ownTerms(['1234 AB'], ['Z-2026-004512', '2026-11-10', '14 0123', '1234 AB'])
const isFound = (redacted: string, text: string) =>
  openTermSearch([[1, redactionTerms(redacted, own)]]).hitsIn(text, 'block').length > 0

describe('a figure is found by its value in any notation', () => {
  it.each([
    ['€ 9.500', 'Het gaat om 9500 euro.'],
    ['€ 9.500', 'Dat is 9,5 duizend.'],
    ['€ 9.500', '€ 9.500,00'],
    ['€ 9.500', '9 500 euro'],
    ['9500', '€ 9.500,-'],
    ['€ 9.500', 'negenduizend vijfhonderd euro'],
    ['€ 25.000', 'vijfentwintigduizend euro'],
    ['€ 1.200.000', '1,2 miljoen'],
    ['€ 1.200.000', '1.2 mln'],
    ['€ 12.500,50', '12500,50'],
    ['€ 2.026', 'Het kost € 2026.'],
    ['1-2-1980', 'geboren 1 februari 1980'],
    ['1 februari 1980', '01/02/1980'],
    ['1 februari 1980', '1980-02-01'],
    ['1 februari 1980', '1 feb. 1980'],
    ['1-2-1980', 'kenmerk 19800201'],
    ['06-12345678', 'Bel +31 6 1234 5678.'],
    ['06-12345678', 'tel:+31612345678'],
    ['06-12345678', '0031612345678'],
    ['06-12345678', 'zaak 2026, 06 1234 5678'],
    ['(020) 123 45 67', '0201234567'],
    ['AB-12-CD', 'de auto ab12cd'],
    ['NL91ABNA0417164300', 'NL91 ABNA 0417 1643 00'],
    ['111.222.333', 'BSN 1112.22.333'],
    ['111222333', '111 222 333'],
    ['5678 CD', 'adres 5678CD'],
    ['Wij boden € 412.750 op het pand aan de kade.', '412750'],
  ])('%s: %s', (redacted, text) => {
    expect(isFound(redacted, text)).toBe(true)
    expect(isFound('€ 7.391', text)).toBe(false)
  })

  it.each([
    ['€ 2.026', 'In 2026 begint het.'],
    ['In 2026 begint het.', 'Het is nu 2026.'],
    ['€ 12.500', 'Het kost € 125,00.'],
    ['€ 125.000', 'Het kost € 1.250,00.'],
    ['12500', 'Het kost 12.500.000 euro.'],
    ['Z-2026-004512', 'Zaak 004512.'],
    ['10 november 2026', 'Vergadering van 10-11-2026.'],
    ['1234 AB', 'Marktplein 1, 1234 AB'],
    ['1 februari', '1 februari 1980'],
    ['12', 'nummer 12'],
    ['NL91ABNA0417164300', 'Een bank met de code ABNA.'],
    ['06-12345678', 'Bel 14 0123, op 30 maart 2026, over 412.750 euro.'],
  ])('%s is not in: %s', (redacted, text) => expect(isFound(redacted, text)).toBe(false))
})
