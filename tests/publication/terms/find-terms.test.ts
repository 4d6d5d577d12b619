import { describe, expect, it } from 'vitest'
import { openTermSearch } from '../../../src/publication/terms/find-terms.ts'
import type { Style } from '../../../src/publication/terms/reading.ts'
import { ownTerms, redactionTerms, type Weight } from '../../../src/publication/terms/redaction-terms.ts'

const own = ownTerms(['Voorbeeldstad', 'Marktplein'], ['Z-2026-004512', '2026-11-10'])

/** What a text has of a redaction: the gravest weight; undefined if nothing. */
function told(redacted: string, text: string, style: Style = 'block'): Weight | undefined {
  const hits = openTermSearch([[1, redactionTerms(redacted, own)]]).hitsIn(text, style)
  if (hits.some(({ weight }) => weight === 'error')) return 'error'
  return hits.length > 0 ? 'warning' : undefined
}

describe('a name that is no ordinary word is found in any form', () => {
  it.each([
    ['mevrouw Zwartsluiter', 'De heer Zwartsluiter ging weg.'],
    ['Jan Zwartsluiter', 'Zwartsluiter, Jan ging weg.'],
    ['Zwartsluiter', 'Zwartsluiters huis is verkocht.'],
    ['Zwartsluiter', "Het is Zwartsluiter's huis."],
    ['Zwartsluiter', 'De Zwartsluiter-zaak loopt nog.'],
    ['Zwartsluiter', 'De zwartsluiterzaak loopt nog.'],
    ['Zonderland', 'Het college heeft de zaak-Zonderland besproken.'],
    ['Zwartsluiter', 'ZWARTSLUITER'],
    ['Zwartsluiter', 'Z w a r t s l u i t e r'],
    ['Zwartsluiter', 'Dit zei Zwart-\nsluiter.'],
    ['Zwartsluiter', 'Schrijf azwartsluiter@voorbeeld.example.'],
    ['j.zwartsluiter@gmail.com', 'Zwartsluiter schreef dit.'],
    ['E. de Vries-Jansen', 'Mevrouw Jansen ging weg.'],
    ['Müller', 'Dat is Mullers huis.'],
    ['Muller-Jansen', 'Aan Müller en Jánsen.'],
    ['Sørensen', 'Aan Sorensen.'],
    ['Strauß', 'Aan STRAUẞ.'],
    ['Mevrouw Zwartsluiter wil haar huis niet verkopen.', 'zie zwartsluiter'],
  ])('%s: %s', (redacted, text) => {
    expect(told(redacted, text)).toBe('error')
    expect(told('Kwastenbergen', text)).toBeUndefined()
  })

  it.each([
    ['Zwartsluiterkwast', 'ontslag-zwartsluiterkwast'],
    ['Van Dam', 'ontslag-vandam'],
    ['De Boer', 'brief_deboer.pdf'],
    ['de heer J. van Dam', 'vandam'],
    ['Jansen', 'pieterjansen.pdf'],
    ['Jansen', 'ontslag_jansen2021'],
    ['Jansen', 'fotoJansen.png'],
    ['Jansen', 'https://x.example/dossier-jansen'],
    ['Müller', 'brief-M%C3%BCller'],
    ['Jansen', 'famjansen'],
    ['Jansen', 'jjansen'],
    ['Jansen', 'bijlagen/01-jansens-huis.pdf'],
  ])('%s, in the name of a file or an address: %s', (redacted, text) => {
    expect(told(redacted, text, 'name')).toBe('error')
    expect(told('Kwastenbergen', text, 'name')).toBeUndefined()
  })

  it.each([
    ['Ekker', 'Lekker eten, lekkers en een lekkernijenwinkel.'],
    ['Vark', 'Een varken.'],
    ['Smit', 'De transmitter zendt uit.'],
    ['Jans', 'De jas hangt daar.'],
    ['Oosterhout', 'Het hout uit het oosten.'],
  ])('%s is not in: %s', (redacted, text) => expect(told(redacted, text)).toBeUndefined())
})

describe('a name that is an ordinary word too', () => {
  it.each([
    ['Bakker', 'De heer Bakker zei dat.'],
    ['Bakker', 'Het huis van Bakker is verkocht.'],
    ['Jan Bakker', 'Volgens Bakker is dat zo.'],
    ['Bakker', 'Bakker, J. was erbij.'],
    ['Bakker', 'Bakker, J . was erbij.'],
    ['Bakker', 'Bakker , J. was erbij.'],
    ['Groen', 'Volgens J. Groen niet.'],
    ['Groen', 'Mevrouw Groen kwam.'],
    ['Bakker', 'De zaak-Bakker loopt.'],
    ['Bakker', 'Toen kwam Bakkers broer.'],
    ['E. de Vries-Jansen', 'Mevrouw De Vries ging weg.'],
    ['Ng', 'Dat zei de heer Ng.'],
    ['VNG', 'Dat schrijft de VNG.'],
    ['Rotterdam', 'Hij woont in Rotterdam.'],
  ])('is a warning where it is written as a name: %s: %s', (redacted, text) =>
    expect(told(redacted, text)).toBe('warning'),
  )

  it.each([
    ['Bakker', 'brief-bakker.pdf'],
    ['Bakker', 'jbakker'],
    ['mevrouw Groen', 'notaGroen.pdf'],
  ])('and in the name of a file: %s: %s', (redacted, text) => expect(told(redacted, text, 'name')).toBe('warning'))

  it.each([
    ['Bakker', 'De bakker op de hoek.'],
    ['Bakker', 'Bakker en slager. Bakkers werken vroeg.'],
    ['De Boer', 'De boer klaagt.'],
    ['De Visser', 'De bakker en de visser op het plein.'],
    ['Groen', 'Groen is goed. De groene weide.'],
    ['J. Klein', 'KLEIN ONDERHOUD AAN DE WEG'],
    ['Parkeernormen zijn te hoog, vindt men.', 'De parkeernormen gelden.'],
    ['Organisatoren vrezen dit.', 'De organisatoren willen dat.'],
    ['De gemeente Voorbeeldstad betaalt in 2026 niets. Wij gaan door.', 'De gemeente Voorbeeldstad in 2026.'],
    ['akkoord', 'Wij gaan akkoord.'],
    ['zwartsluiter.example/x', 'Zie https://voorbeeld.example/12.'],
    ['j.zwartsluiter@gmail.com', 'Schrijf naar a.kwast@gmail.com.'],
    ['Het college wijst dit af.', 'Het College en de Raad.'],
    ['In november besloot hij dit.', 'Op 3 november 2026.'],
  ])('is nothing elsewhere: %s: %s', (redacted, text) => expect(told(redacted, text)).toBeUndefined())

  it('is certain as a part of the whole name', () => {
    expect(told('De Boer', 'Mevrouw de Boer kwam.')).toBe('error')
    expect(told('mevrouw A. Groen', 'Dit zei mevrouw A. Groen zelf.')).toBe('error')
  })
})

describe('a passage', () => {
  const passage = 'De gemeente betaalt de eigenaar in drie delen een bedrag dat later volgt'

  it.each([
    ['zij wil haar huis verkopen', 'Ik hoor: zij wil haar huis verkopen.', 'error'],
    ['geen bezwaar', 'Er is geen bezwaar.', 'warning'],
    [`Onder ons: ${passage}, en niet meer dan dat.`, `Op 1 mei: ${passage}.`, 'error'],
    [`${passage}.`, passage.toUpperCase(), 'error'],
    [`${passage}.`, passage.replace('eigenaar', 'ei genaar'), 'error'],
    ['Hij is ziek. Zij wil niet naar huis. Dat is al.', 'Want zij wil niet naar huis.', 'warning'],
  ] as const)('of a redaction is found: %s: %s', (redacted, text, weight) => expect(told(redacted, text)).toBe(weight))

  it('is not found in other words', () => {
    expect(told(`${passage}.`, 'De gemeente betaalt in delen, op 1 mei, aan de eigenaar.')).toBeUndefined()
  })
})

it('names the line of what it finds', () => {
  const { hitsIn } = openTermSearch([['a', redactionTerms('Zwartsluiter', own)]])
  expect(hitsIn('een\ntwee\nZwartsluiter', 'block')[0]).toMatchObject({ owner: 'a', line: 2 })
})

it('searches a long text for many redactions in a moment', () => {
  const names = Array.from(
    { length: 100 },
    (_, at) => [at, redactionTerms(`Zwartsluiter${'abcdefghij'[at % 10]}${at}q`, own)] as const,
  )
  expect(
    openTermSearch(names).hitsIn('Het college stelt de raad voor om dit te doen, zo 1.234. '.repeat(5000), 'lines'),
  ).toEqual([])
})
