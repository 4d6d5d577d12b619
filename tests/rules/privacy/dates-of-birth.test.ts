import { describe, expect, it } from 'vitest'
import { foundIn } from './found-in.ts'

describe('a date of birth', () => {
  it.each([
    ['De aanvrager, geboren op 12 maart 1980, woont er al lang.', '12 maart 1980'],
    ['geb. 12-03-1980', '12-03-1980'],
    ['geb. 12-3-80', '12-3-80'],
    ['geboortedatum: 1980-03-12', '1980-03-12'],
    ['Geboortedatum 12/03/1980', '12/03/1980'],
    ['geboren te Voorbeeldstad op 12 mrt. 1980', '12 mrt. 1980'],
    ['geboren te St. Annaparochie op 12 maart 1980', '12 maart 1980'],
    ['(geboren: 12.03.1980)', '12.03.1980'],
    ['op 12 maart 1980 geboren te Voorbeeldstad', '12 maart 1980'],
    ['12-03-1980 (geboortedatum)', '12-03-1980'],
    ['| Naam | Geboortedatum |\n| --- | --- |\n| De Vries | 12-03-1980 |', '12-03-1980'],
  ])('is found in %j', (text, date) => expect(foundIn(text, 'geboortedatum')).toEqual([date]))

  it.each([
    'Op 12 maart 1980 nam de raad een besluit.',
    'Kinderen geboren na 1 januari 2014 gaan gratis.',
    'Wie geboren is op of na 1 juli 2012',
    'geboren vóór 1 januari 1956',
    'geboren tussen 1 januari 2010 en 31 december 2012',
    'geboren vanaf 1 januari 2010',
    'Het idee is geboren op 12 maart 2024.',
    'De samenwerking werd geboren op 12 maart 2024.',
    'geboren op 45-13-1980',
    'Zij is hier geboren. Het besluit is van 12 maart 1980.',
    'geboren in 1980',
    'In ons dorp werden 34 kinderen geboren. Op 12 maart 2026 was er een feest.',
    '| Naam | Geboortedatum | Aanvraag |\n| --- | --- | --- |\n| De Vries | onbekend | 12-03-2026 |',
  ])('is not found in %j', (text) => expect(foundIn(text, 'geboortedatum')).toEqual([]))
})
