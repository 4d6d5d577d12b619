import { describe, expect, it } from 'vitest'
import { foundIn } from './found-in.ts'

describe('a postcode with the number of a house', () => {
  it.each([
    ['De heer De Vries, Kerkstraat 12, 1234 AB Voorbeeldstad', 'Kerkstraat 12, 1234 AB'],
    ['Kerkstraat 12 1234AB', 'Kerkstraat 12 1234AB'],
    ['aan de Kerkstraat 12 te 1234 AB Voorbeeldstad', 'Kerkstraat 12 te 1234 AB'],
    ['Kerkstraat 12-a, 1234 AB', 'Kerkstraat 12-a, 1234 AB'],
    ['Kerkstraat 12a, 1234 AB', 'Kerkstraat 12a, 1234 AB'],
    ['Kerkstraat 12 bis, 1234 AB', 'Kerkstraat 12 bis, 1234 AB'],
    ['Kerkstraat 12-3, 1234 AB', 'Kerkstraat 12-3, 1234 AB'],
    ['Kerkstraat 12\n1234 AB Voorbeeldstad', 'Kerkstraat 12\n1234 AB'],
    ['Kerkstraat 12\\\n1234 AB Voorbeeldstad', 'Kerkstraat 12\\\n1234 AB'],
    ['Lange Haven 218 (1234 HK)', 'Haven 218 (1234 HK'],
    ['de molenweg 3, 1234 AB', 'molenweg 3, 1234 AB'],
    ['| Jansen | Kerkstraat 12 | 1234 AB |', 'Kerkstraat 12 | 1234 AB'],
    ['straat: Kerkstraat 12\npostcode: 1234 AB', 'Kerkstraat 12\npostcode: 1234 AB'],
    ['huisnummer 12, postcode 1234 AB', 'huisnummer 12, postcode 1234 AB'],
    ['1234 AB 12', '1234 AB 12'],
    ['1234 AB, huisnummer 12', '1234 AB, huisnummer 12'],
    ['postcode 1234 AB nr. 12', '1234 AB nr. 12'],
    ['1234AB-12', '1234AB-12'],
    ['1234 AB Voorbeeldstad, Kerkstraat 12', '1234 AB Voorbeeldstad, Kerkstraat 12'],
    ['Windweg 3, 1500 MW Zaandam', 'Windweg 3, 1500 MW'],
  ])('is found in %j', (text, address) => expect(foundIn(text, 'adres')).toEqual([address]))

  it.each([
    'Postbus 100, 1234 AB Voorbeeldstad',
    'Antwoordnummer 12, 1234 AB Voorbeeldstad',
    'In het gebied 1234 AB wonen 1200 mensen.',
    'De postcodes 1234 AB en 1234 AC',
    '1234 AB Voorbeeldstad, 24 november 2026',
    '1234 AB 24 november 2026',
    'Voorbeeldstad, 24 november 2026 EU-middelen',
    'Windpark fase 3, 1500 MW',
    'Fase 2, 1500 MW aan zon',
    'Kerkstraat 12, 1234 SS',
    'Kerkstraat 12, 0234 AB',
    'Kerkstraat 12, gebouwd in 1934 in opdracht',
    'Artikel 12, 2016 EU',
    'Bestek 12, 2026-AB-34',
    'De raad stelde op 3 december 2026 IN',
    'Kerkstraat 12',
    'bestand-12-1234AB.pdf',
  ])('is not found in %j', (text) => expect(foundIn(text, 'adres')).toEqual([]))

  it('is not that of the municipality', () => {
    const own = { adres: { straat: 'Marktplein 1', postcode: '1234 AB' } }
    expect(foundIn('Marktplein 1, 1234AB Voorbeeldstad', 'adres', own)).toEqual([])
    expect(foundIn('Marktplein 1, 1234AC Voorbeeldstad', 'adres', own)).toHaveLength(1)
    expect(foundIn('Marktplein 12, 1234AB Voorbeeldstad', 'adres', own)).toHaveLength(1)
    expect(foundIn('Marktplein 12, 1234AB', 'adres', { adres: { postcode: '1234 AB' } })).toEqual([])
  })
})
