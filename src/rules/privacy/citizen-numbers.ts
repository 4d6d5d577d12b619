import { type Detector, digitsOf, type Found, matching } from './detector.ts'
import { labelOf } from './labels.ts'

/** Nine digits, or groups of 3-3-3 or 4-2-3 with dots or spaces; not an amount of money, nor part of a longer number or code. */
const nineDigits =
  /(?<![\p{L}\d]|[\p{L}\d][.,/_-]|€\s?|\d[ \u00a0])(?:\d{9}|\d{3}([. \u00a0])\d{3}\1\d{3}|\d{4}([. \u00a0])\d{2}\2\d{3})(?![\p{L}\d]|[.,/_-][\p{L}\d]|,-|[ \u00a0]\d|\s?euro)/gu

/** Eight or nine digits in any grouping. */
const labelled = /(?<![\p{L}\d]|\d[.,/_-])\d(?:[ .\u00a0-]?\d){7,8}(?![\p{L}\d]|[.,/_-]\d)/gu

/** A citizen service number: anywhere with nine digits, with its word also with eight or in another grouping. */
export const citizenNumbers: Detector = (text, { rsin }) => {
  const isOne = (digits: string) => digits !== rsin && isElevenProof(digits)
  const found = matching(text, nineDigits, ([written]) => isOne(digitsOf(written)))
  // The pattern is slow, since it is tried at every digit; most texts name no such number.
  if (!/bsn|burger|sofi/i.test(text)) return found
  const known = new Set(found.map(({ start }) => start))
  const named = matching(
    text,
    labelled,
    ({ 0: written, index }) =>
      !known.has(index) &&
      isOne(digitsOf(written).padStart(9, '0')) &&
      labelOf(text, index, index + written.length)?.label === 'bsn',
  )
  return inOrder([...found, ...named])
}

const vatNumber = /(?<![\p{L}\d])NL[ .]?(\d(?:[ .]?\d){8})[ .]?B[ .]?\d\d(?![\p{L}\d])/giu

/**
 * A VAT number of a sole trader from before 2020, which holds a citizen service number. That of an organisation holds its RSIN, which has the
 * same check but starts with 8 or 00; a VAT number of later years has a check of its own, modulo 97.
 */
export const vatNumbers: Detector = (text) =>
  matching(text, vatNumber, ({ 0: written, 1: number = '' }) => {
    const digits = digitsOf(number)
    return !/^(?:8|00)/.test(digits) && isElevenProof(digits) && !hasOwnCheck(written)
  })

/** The check of a citizen service number (elfproef): weights 9 to 2, and −1 for the last digit. */
export function isElevenProof(digits: string): boolean {
  if (!/^\d{9}$/.test(digits) || /^0+$/.test(digits)) return false
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0)
  return sum % 11 === 0
}

function hasOwnCheck(written: string): boolean {
  return remainder97(written.replace(/[ .]/g, '').toUpperCase()) === 1
}

/** Reads letters as numbers from 10 (ISO 7064), and returns the remainder modulo 97. */
export function remainder97(characters: string): number {
  let rest = 0
  for (const character of characters) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}

function inOrder(found: readonly Found[]): readonly Found[] {
  return [...found].sort((one, other) => one.start - other.start)
}
