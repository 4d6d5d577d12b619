import { describe, expect, it } from 'vitest'
import { dutchDate, isDate, isMoment } from '../../src/forms/dutch-date.ts'
import { groundInWords, lawOn, parseGround } from '../../src/forms/grounds.ts'

describe('grounds for secrecy', () => {
  it.each([
    ['Woo 5.1.2.e', 'Woo 5.1.2.e'],
    ['5.1 lid 2 onder e Woo', 'Woo 5.1.2.e'],
    ['5.1.2e', 'Woo 5.1.2.e'],
    ['artikel 5.1, tweede lid, aanhef en onder e, van de Wet open overheid', 'Woo 5.1.2.e'],
    ['art. 5.1 2e lid sub b', 'Woo 5.1.2.b'],
    ['art. 10 lid 2 onder g Wob', 'Wob 10.2.g'],
    ['10.2.g', 'Wob 10.2.g'],
    ['Woo 5.1.5', 'Woo 5.1.5'],
    ['art. 10 lid 2 onder g Woo', undefined],
    ['Woo 5.1.2.z', undefined],
    ['Woo 5.1.2', undefined],
    ['Woo Wob 5.1.2.e', undefined],
    ['', undefined],
    ['5.1.2.e en 5.1.2.b', undefined],
  ])('%s is %s', (text, code) => {
    expect(parseGround(text)?.code).toBe(code)
  })

  it('prints them in words', () => {
    expect(groundInWords('Woo 5.1.2.e')).toBe('art. 5.1 lid 2 onder e Woo (persoonlijke levenssfeer)')
    expect(groundInWords('Wob 10.2.g')).toBe('art. 10 lid 2 onder g Wob (onevenredige bevoordeling of benadeling)')
  })

  it('knows the law of a day', () => {
    const law = (day: string) => `${lawOn(day).artikel} ${lawOn(day).bekrachtiging}`
    expect(['2021-03-30', '2022-04-30', '2022-05-01', '2023-03-31', '2023-04-01'].map(law)).toEqual([
      'art. 10 Wob true',
      'art. 10 Wob true',
      'art. 5.1 Woo true',
      'art. 5.1 Woo true',
      'art. 5.1 Woo false',
    ])
    expect(lawOn(undefined).basis).toBe('Gemeentewet art. 87 tot en met 89')
  })
})

describe('dates', () => {
  it('are printed in Dutch words', () => {
    expect(dutchDate('2021-03-30')).toBe('30 maart 2021')
    expect(dutchDate('2021-04-01T09:00')).toBe('1 april 2021, 09.00 uur')
    expect(dutchDate('opheffing door een besluit')).toBe('opheffing door een besluit')
  })

  it('exist or do not', () => {
    expect(['2024-02-29', '2000-02-29', '2021-12-31'].every(isDate)).toBe(true)
    expect(['2023-02-29', '1900-02-29', '2021-13-01', '2021-04-31', '2021-4-1', '21-04-01'].some(isDate)).toBe(false)
    expect(isMoment('2021-04-01T24:00')).toBe(false)
    expect(isMoment('2021-04-01T23:59')).toBe(true)
  })
})
