import { describe, expect, it } from 'vitest'
import { foundIn } from './found-in.ts'

describe('a landline number', () => {
  it.each([
    ['Bel mevrouw De Vries op 0318-123456.', '0318-123456'],
    ['(0318) 12 34 56', '(0318) 12 34 56'],
    ['020-1234567', '020-1234567'],
    ['020 123 45 67', '020 123 45 67'],
    ['020 - 1234567', '020 - 1234567'],
    ['(030) 123 4567', '(030) 123 4567'],
    ['0512 123 456', '0512 123 456'],
    ['+31 20 123 45 67', '+31 20 123 45 67'],
    ['+31 (0)318 123456', '+31 (0)318 123456'],
    ['0031 318 123456', '0031 318 123456'],
    ['tel. 0201234567', '0201234567'],
    ['[bellen](tel:0201234567)', '0201234567'],
    // An area code that nobody has, as in examples, with a word for telephoning.
    ['Zijn telefoonnummer is (0123) 45 67 89.', '(0123) 45 67 89'],
    ['| Naam | Telefoon |\n| --- | --- |\n| Jansen | 0201234567 |', '0201234567'],
  ])('is found in %j', (text, number) => expect(foundIn(text, 'telefoon')).toEqual([number]))

  it.each([
    'Bel 14 0123.',
    'Bel 0800-1234 of 0900-1234.',
    'Bel 088-1234567, het nummer van de GGD.',
    'Mobiel: 06-12345678.',
    'Op 01-02-2026 is er een avond, van 10-12-2026 tot 20-12-2026.',
    'Het nummer 0201234567 zonder meer.',
    'Zaaknummer 0318-123456.',
    'Z-0318-123456',
    '010-2026-001',
    '€ 020 1234567,00',
    '(0123) 45 67 89',
    'Tussen 020 en 1234567.',
    'Versie 020 123 45 67',
    'Perceel 0318 1234567 8',
    'https://www.voorbeeldstad.example/0318-123456',
  ])('is not found in %j', (text) => expect(foundIn(text, 'telefoon')).toEqual([]))

  it('is not that of the municipality, however it is written', () => {
    const own = { telefoon: '(0318) 12 34 56' }
    expect(foundIn('Bel 0318-123456 of +31 318 123456.', 'telefoon', own)).toEqual([])
    expect(foundIn('Bel 0318-123457.', 'telefoon', own)).toEqual(['0318-123457'])
  })
})
