import { describe, expect, it } from 'vitest'
import { foundIn } from './found-in.ts'

const sidecodes = [
  'AB-12-34',
  '12-34-AB',
  '12-AB-34',
  'AB-12-CD',
  'AB-CD-12',
  '12-AB-CD',
  '12-ABC-3',
  '1-ABC-23',
  'AB-123-C',
  'A-123-BC',
  'ABC-12-D',
  'A-12-BCD',
  '1-AB-234',
  '123-AB-4',
]

describe('a number plate', () => {
  it.each(sidecodes)('%s is one with its hyphens, and in any form behind its word', (plate) => {
    expect(foundIn(`De auto (${plate}) staat er al weken.`, 'kenteken')).toEqual([plate])
    const solid = plate.replaceAll('-', '')
    expect(foundIn(`met kenteken ${solid}.`, 'kenteken')).toEqual([solid])
    expect(foundIn(`met kenteken ${solid.toLowerCase()}.`, 'kenteken')).toEqual([solid.toLowerCase()])
    const spaced = plate.replaceAll('-', ' ')
    expect(foundIn(`Kenteken: ${spaced}`, 'kenteken')).toEqual([spaced])
    expect(foundIn(`De code ${solid} is niet bekend.`, 'kenteken')).toEqual([])
    expect(foundIn(`| Soort | Nummerbord |\n| --- | --- |\n| Auto | ${solid} |`, 'kenteken')).toEqual([solid])
  })

  it.each([
    'Zaaknummer AB-12-34.',
    'Kenmerk: 12-AB-34',
    'ZK-AB-12-34',
    'AB-12-34/5',
    'AB-12-34-EF',
    'kaart-AB-12-34.pdf',
    'AB-12-34.pdf',
    'Op 01-02-03 en 12-11-2026.',
    'In het kenteken van 2026 is 12 het eerste getal.',
    'Het kenteken in 99 is 12 geworden.',
    'ab-12-cd zonder woord',
    'AB-12 CD',
    'ABC-123',
    'A1-B2-C3',
    'het project AB-12-CD',
  ])('is not found in %j', (text) => expect(foundIn(text, 'kenteken')).toEqual([]))
})

describe('the number of a passport or identity card', () => {
  it.each([
    ['paspoort met nummer NX1A2B3C4', 'NX1A2B3C4'],
    ['Paspoortnummer: SPECI2014', 'SPECI2014'],
    ['identiteitskaart IRB12C3D4', 'IRB12C3D4'],
    ['zijn ID-kaart (NPRD12345)', 'NPRD12345'],
    ['identiteitsbewijs nr. NX1A2B3C4', 'NX1A2B3C4'],
    ['NX1A2B3C4 (paspoort)', 'NX1A2B3C4'],
    ['| Naam | Nummer paspoort |\n| --- | --- |\n| Jansen | NX1A2B3C4 |', 'NX1A2B3C4'],
  ])('is found in %j', (text, number) => expect(foundIn(text, 'identiteitsbewijs')).toEqual([number]))

  it.each([
    'De code NX1A2B3C4 zonder woord.',
    'paspoort met zaaknummer ZK2026001',
    'paspoort NO1A2B3C4',
    'paspoort NX1A2B3CD',
    'paspoort nx1a2b3c4',
    'paspoort NX1A2B3C45',
    'De balie geeft paspoorten uit. Het kenmerk van het besluit is BW2026017.',
  ])('is not found in %j', (text) => expect(foundIn(text, 'identiteitsbewijs')).toEqual([]))
})

describe('a number in the trade register', () => {
  it.each([
    ['KvK 12345678', '12345678'],
    ['KvK-nummer: 12345678', '12345678'],
    ['ingeschreven bij de Kamer van Koophandel onder nummer 12345678', '12345678'],
    ['K.v.K. 12 34 56 78', '12 34 56 78'],
    ['handelsregister 12345678', '12345678'],
    ['12345678 (KvK)', '12345678'],
  ])('is found in %j', (text, number) => expect(foundIn(text, 'kvk-nummer')).toEqual([number]))

  it.each([
    '12345678',
    'KvK 1234567',
    'KvK 123456789',
    'Kamer van Koophandel, zaaknummer 12345678',
    'Kamer van Koophandel',
  ])('is not found in %j', (text) => expect(foundIn(text, 'kvk-nummer')).toEqual([]))
})
