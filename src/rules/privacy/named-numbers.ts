import { type Detector, digitsOf, matching } from './detector.ts'
import { labelOf } from './labels.ts'

/** The forms of Dutch number plates, X for a letter and 9 for a digit (RDW, sidecodes). */
const plateForms =
  'XX-99-99 99-99-XX 99-XX-99 XX-99-XX XX-XX-99 99-XX-XX 99-XXX-9 9-XXX-99 XX-999-X X-999-XX XXX-99-X X-99-XXX 9-XX-999 999-XX-9'.split(
    ' ',
  )
/** The same mark between both pairs of groups, or none. */
const anyPlate = plateForms.map((form, index) => {
  const [first, second, third] = form.split('-').map((group) => group.replaceAll('X', '[A-Z]').replaceAll('9', '\\d'))
  return `${first}([-\\u2010\\u2011 ]?)${second}\\${index + 1}${third}`
})
const plates = new RegExp(
  `(?<![\\p{L}\\d]|[\\p{L}\\d][-./_])(?:${anyPlate.join('|')})(?![\\p{L}\\d]|[-/_.][\\p{L}\\d])`,
  'giu',
)

/** Number plates: in capitals with two hyphens, or in any form behind their word. */
export const numberPlates: Detector = (text) =>
  matching(text, plates, ({ 0: plate, index }) => {
    const isHyphenated = /^[A-Z\d]+[-\u2010\u2011][A-Z\d]+[-\u2010\u2011][A-Z\d]+$/.test(plate)
    // Words behind a number read like a plate with spaces: `in 99 is 12`.
    if (!isHyphenated && plate.includes(' ') && plate !== plate.toUpperCase()) return false
    const label = labelOf(text, index, index + plate.length)
    if (label?.label === 'kenteken') return true
    return isHyphenated && !(label?.label === 'ander' && label.between.length < 15)
  })

const travelDocument = /(?<![\p{L}\d]|[\p{L}\d][-./_])[A-NP-Z]{2}[A-NP-Z\d]{6}\d(?![\p{L}\d]|[-/_.][\p{L}\d])/gu

/** Numbers of passports and identity cards, which have no letter O, behind their word. */
export const travelDocuments: Detector = (text) =>
  /paspoort|identiteit|id-?kaart|id-?bewij|legitimatie|reisdocument/i.test(text)
    ? matching(
        text,
        travelDocument,
        ({ 0: number, index }) => labelOf(text, index, index + number.length)?.label === 'identiteitsbewijs',
      )
    : []

const eightDigits = /(?<![\p{L}\d]|\d[.,/_-])\d(?:[ .\u00a0]?\d){7}(?![\p{L}\d]|[.,/_-]\d|[ \u00a0]\d)/gu

/** Numbers in the trade register, behind their word. */
export const tradeNumbers: Detector = (text) =>
  /kvk|k\.v\.k|koophandel|handelsregister/i.test(text)
    ? matching(
        text,
        eightDigits,
        ({ 0: number, index }) =>
          digitsOf(number).length === 8 && labelOf(text, index, index + number.length)?.label === 'kvk',
      )
    : []
