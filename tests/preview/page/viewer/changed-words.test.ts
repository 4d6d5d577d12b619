import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedWords } from '../../../../src/preview/page/viewer/changed-words.ts'

const changed = (before: string, after: string, around = '') =>
  changedWords(before, around, after).map(({ start, end }) => after.slice(start, end))

describe('changed words', () => {
  it.each([
    ['een woord erbij', 'de raad besluit', 'de hele raad besluit', '', ['hele']],
    ['een woord eraf', 'de hele raad besluit', 'de raad besluit', '', ['raad']],
    ['andere regels', 'de raad\nbesluit morgen', 'de\nraad besluit morgen', '', []],
    ['van de vorige bladzijde', 'kop B C', 'kop A1 A2 B C', 'X A1 A2', []],
    ['verschoven en nieuw', 'kop B', 'kop A1 nieuw A2 B', 'X A1 A2', ['nieuw']],
    ['een heel stuk weg', `a ${'x '.repeat(30)}b`, 'a b', '', []],
  ])('%s', (_, before, after, around, expected) => {
    expect(changed(before, after, around)).toEqual(expected)
  })

  it('finds nothing in a text that is the same, and every word of one that has nothing of the old', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,4}$/), { maxLength: 60 })
    fc.assert(
      fc.property(words, (list) => {
        expect(changed(list.join(' '), list.join('\n'))).toEqual([])
        const other = list.map((word) => word.toUpperCase()).join(' ')
        expect(changed(list.join(' '), other).join(' ')).toBe(other)
      }),
    )
  })
})
