import { textSeparator } from '../../pdf/text/text-collection.ts'
import { asRead } from '../terms/reading.ts'

/** A text in comparable form: lower-case letters and digits. */
export interface Comparable {
  /** The letters and digits without separators. */
  readonly solid: string
  readonly words: readonly string[]
  /** The words, with one space around each. */
  readonly spaced: string
  /** Numbers as groups of digits: `06 1234 5678` has three groups, `€ 12.500,00` one. Cents other than `,00` retain their comma. */
  readonly numbers: readonly Row[]
}

/** A sequence of words or digit groups (`words`), and the same without separators (`solid`). */
type Row = Pick<Comparable, 'solid' | 'words'>

const wordOrSeparator = new RegExp(`[\\p{L}\\p{N}]+|${textSeparator}`, 'gu')

/** Lower-case letters and digits without accents; a separator of texts is a word of its own, so that nothing is found across it. A hyphen within a word or at the end of a line joins the parts. */
export function comparable(text: string): Comparable {
  const plain = asRead(text)
    .toLowerCase()
    .replace(/(?<=[\p{L}\p{N}])[-\u2010-\u2015]\s*(?=[\p{L}\p{N}])/gu, '')
  const words = plain.match(wordOrSeparator) ?? []
  return { ...rowOf(words), spaced: ` ${words.join(' ')} `, numbers: numbersIn(plain) }
}

/** Numbers are compared as a whole: `€ 12.500` matches neither `€ 125,00` nor `12.500.000`. */
function numbersIn(plain: string): readonly Row[] {
  const rows = plain.replace(/(?<=\d),00(?!\d)/g, '').match(/\d+(?:[\s.,:/()_-]{1,3}\d+)*/g) ?? []
  return rows.map((row) =>
    rowOf((row.match(/\d{1,3}(?:\.\d{3})+(?!\d)|,\d\d(?!\d)|\d+/g) ?? []).map((group) => group.replaceAll('.', ''))),
  )
}

function rowOf(words: readonly string[]): Row {
  return { solid: words.join(''), words }
}

/**
 * Whether a text contains these letters, with or without spaces between them, from the start of a word to the end of one. Otherwise the end
 * of one word and the start of the next would match.
 */
export function holdsApart({ solid, words }: Row, letters: string): boolean {
  if (!solid.includes(letters)) return false
  const edges = new Set([0])
  let length = 0
  for (const word of words) {
    length += word.length
    edges.add(length)
  }
  for (let at = solid.indexOf(letters); at >= 0; at = solid.indexOf(letters, at + 1))
    if (edges.has(at) && edges.has(at + letters.length)) return true
  return false
}

/** Whether a text contains a whole number, in any grouping of its digits and next to any other number. */
export function holdsNumber({ numbers }: Comparable, digits: string): boolean {
  return numbers.some((row) => holdsApart(row, digits))
}
