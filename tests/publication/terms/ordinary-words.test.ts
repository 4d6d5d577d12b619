import { expect, it } from 'vitest'
import { isCompound, isOrdinary, isOrdinaryOrCompound } from '../../../src/publication/terms/ordinary-words.ts'

it.each('bakker boer visser groen vries komt gelopen huizen bakkers organisatoren rotterdam aan zwaar'.split(' '))(
  '%s is an ordinary word',
  (word) => expect(isOrdinary(word)).toBe(true),
)

it.each('zwartsluiter jansen zonderland zwartsluiterkwast smit xqz marieke'.split(' '))('%s is not', (word) =>
  expect(isOrdinary(word)).toBe(false),
)

it.each('parkeernormen woningbouwplannen zonderland vergunningsaanvraag'.split(' '))('%s consists of words', (word) => {
  expect(isCompound(word)).toBe(true)
  expect(isOrdinaryOrCompound(word)).toBe(true)
})

it('names of laws and institutions are ordinary words', () => {
  expect(['omgevingswet', 'gemeenteraad', 'omgevingsvisie', 'brandwet'].filter((word) => !isOrdinary(word))).toEqual([])
})

// The count of shared letters has one digit: a longer one spoilt every word up to the next that shares few.
it.each('ontwikkelingssamenwerkingsorganisaties ontvoering oost open water waterschap week'.split(' '))(
  '%s, beside or behind very long words, is an ordinary word',
  (word) => expect(isOrdinary(word)).toBe(true),
)
