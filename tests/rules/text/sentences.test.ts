import { describe, expect, it } from 'vitest'
import { lengthInWords, sentencesIn, syllablesIn, wordsIn } from '../../../src/rules/text/sentences.ts'

describe('sentences', () => {
  it.each([
    ['Een. Twee! Drie? Vier…', ['Een.', 'Twee!', 'Drie?', 'Vier…']],
    ['Volgens art. 5.1 van de wet, d.w.z. de Woo, mag dat.', ['Volgens art. 5.1 van de wet, d.w.z. de Woo, mag dat.']],
    ['De heer A. Voorbeeld kwam. Hij bleef.', ['De heer A. Voorbeeld kwam.', 'Hij bleef.']],
    ['Wij kiezen model C. Omdat A te duur is.', ['Wij kiezen model C.', 'Omdat A te duur is.']],
    ['Het kost € 1.000.000. Dat is veel.', ['Het kost € 1.000.000.', 'Dat is veel.']],
    ['Hij zei: "Kom." Zij kwam.', ['Hij zei: "Kom."', 'Zij kwam.']],
    ['  zonder punt ', ['zonder punt']],
  ])('%s', (text, sentences) => {
    expect(sentencesIn(text).map(({ from, to }) => text.slice(from, to))).toEqual(sentences)
  })

  it.each([
    ['op 31 december 2028', 2],
    ['op 3 mei om tien uur', 5],
    ['volgens artikel 87 van de Gemeentewet en de raad', 5],
    ['volgens artikel 5.1, tweede lid, onder b en f, van de Woo', 2],
    ['volgens artikel 5.1, tweede lid, aanhef en onder b, van het Besluit', 2],
    ['volgens artikel 4:51, 2e lid, mag het', 4],
    ['de artikelen 149 en 160', 4],
    ['zie artikel 3 onder de tabel', 5],
    ['hij kocht 3 meiden van de Wet', 7],
  ])('%s has a length of %i', (text, length) => {
    expect(lengthInWords(text)).toBe(length)
  })

  it('count words, not signs', () => {
    expect(wordsIn('Het kost – zo blijkt – € 1.000 (duizend) euro.')).toHaveLength(7)
  })
})

it.each([
  ['raad', 1],
  ['gemeente', 3],
  ['geheimhouding', 4],
  ['coördinatie', 5],
  ['beëindigen', 4],
  ['ijsje', 2],
  ['financieel', 4],
  ['z', 1],
])('%s has %i syllables', (word, syllables) => {
  expect(syllablesIn(word)).toBe(syllables)
})
