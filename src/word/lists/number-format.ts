const formats = {
  bullet: 'bullet',
  none: 'none',
  lowerLetter: 'letter',
  upperLetter: 'capital',
  lowerRoman: 'roman',
  upperRoman: 'upper-roman',
} as const

export type NumberFormat = (typeof formats)[keyof typeof formats] | 'decimal'

/** Reads `w:numFmt`; every other format is written in figures. */
export function numberFormat(value: string | undefined): NumberFormat {
  return value !== undefined && Object.hasOwn(formats, value) ? formats[value as keyof typeof formats] : 'decimal'
}

/** A number as a list prints it. */
export function numberIn(format: NumberFormat, number: number): string {
  switch (format) {
    case 'none':
      return ''
    case 'letter':
      return letters(number)
    case 'capital':
      return letters(number).toUpperCase()
    case 'roman':
      return roman(number)
    case 'upper-roman':
      return roman(number).toUpperCase()
    default:
      return String(number)
  }
}

/** After z come aa, bb, cc, as in Word. */
function letters(number: number): string {
  if (number < 1 || number > 260) return String(number)
  return String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26))
}

const values = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1]
const signs = ['m', 'cm', 'd', 'cd', 'c', 'xc', 'l', 'xl', 'x', 'ix', 'v', 'iv', 'i']

function roman(number: number): string {
  if (number < 1 || number > 3999) return String(number)
  let left = number
  let text = ''
  for (const [index, value] of values.entries()) {
    while (left >= value) {
      text += signs[index] ?? ''
      left -= value
    }
  }
  return text
}
