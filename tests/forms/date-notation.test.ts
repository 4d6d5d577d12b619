import { describe, expect, it } from 'vitest'
import { meantWord } from '../../src/diagnostics/nearest.ts'
import { bothDates, isoDate, isoMoment } from '../../src/forms/date-notation.ts'

describe('a date in another notation', () => {
  it.each([
    ['30-03-2021', '2021-03-30'],
    ['30.3.2021', '2021-03-30'],
    ['30/03/2021', '2021-03-30'],
    ['2021/3/30', '2021-03-30'],
    ['2021.03.30', '2021-03-30'],
    ['30 maart 2021', '2021-03-30'],
    ['30 Mrt. 2021', '2021-03-30'],
    ['1-okt-2021', '2021-10-01'],
    ['dinsdag, 30  maart 2021', '2021-03-30'],
    ['2021\u201103\u201130', '2021-03-30'],
    ['05-05-2021', '2021-05-05'],
    ['29 februari 2024', '2024-02-29'],
  ])('%s is %s', (text, iso) => expect(isoDate(text)).toBe(iso))

  it.each([
    '03-04-2021',
    '03-04-21',
    '30-03-21',
    'maandag 30 maart 2021',
    '31 juni 2021',
    '29 februari 2023',
    '30-03/2021',
    '30 maart',
    'maart 2021',
    '2021-30-03',
    '20210330',
    '30 March 2021',
    '30-13-2021',
    'uiterlijk 30 maart 2021',
    '30 maart 2021 of later',
    '',
  ])('%s is left as it is', (text) => expect(isoDate(text)).toBeUndefined())

  it('may have a time', () => {
    expect(isoMoment('1 april 2021, 9.00 uur')).toBe('2021-04-01T09:00')
    expect(isoMoment('2021-04-01 om 9:05')).toBe('2021-04-01T09:05')
    expect(isoMoment('30-03-2021T23:59')).toBe('2021-03-30T23:59')
    expect(isoMoment('30-03-2021 24.00 uur')).toBeUndefined()
    expect(isoMoment('03-04-2021 9.00 uur')).toBeUndefined()
  })

  it('that can be two days is told as both', () => {
    expect(bothDates('03-04-2021')).toEqual(['2021-04-03', '2021-03-04'])
    expect([bothDates('30-03-2021'), bothDates('05-05-2021'), bothDates('03-04-21')]).toEqual([[], [], []])
  })
})

describe('the word that must be meant', () => {
  const words = ['zaaknummer', 'bisnummer', 'kenmerk', 'uwkenmerk', 'naam', 'datum', 'kosten', 'kosten en dekking']
  it.each([
    ['Zaak-Nummer', 'zaaknummer'],
    ['zaaknumer', 'zaaknummer'],
    ['KOSTEN', 'kosten'],
    ['kostenendekking', 'kosten en dekking'],
  ])('%s is %s', (typed, meant) => expect(meantWord(typed, words)).toBe(meant))

  it.each(['naan', 'datun', 'zaaknr', 'nummer', 'wkenmerk', 'onzin', ''])('%s is not sure', (typed) =>
    expect(meantWord(typed, words)).toBeUndefined(),
  )
})
