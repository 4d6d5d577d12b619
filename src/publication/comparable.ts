import { decoded } from '../document/markdown/link-target.ts'
/** A text as it is compared: small letters and digits. */
export interface Comparable {
  /** The letters and digits alone. */
  readonly solid: string
  readonly words: readonly string[]
  /** The words, with one space around each. */
  readonly spaced: string
  /** Rows of digits in groups: `06 1234 5678` is one of three, `€ 12.500,00` one of one, and cents other than none keep their comma. */
  readonly numbers: readonly Row[]
}

/** What may be one word or number, and in what pieces it is written. */
type Row = Pick<Comparable, 'solid' | 'words'>

/** Letters that are another letter with something on it to whoever types them, and not to Unicode. */
const plainLetters = new Map(
  Object.entries({ ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }),
)

/** Letters and digits, small, without accents; hyphens inside a word and at the end of a line join what they part. */
export function comparable(text: string): Comparable {
  const plain = asRead(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßøæœłđðþı]/g, (letter) => plainLetters.get(letter) ?? letter)
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/(?<=[\p{L}\p{N}])[-\u2010-\u2015]\s*(?=[\p{L}\p{N}])/gu, '')
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? []
  return { ...rowOf(words), spaced: ` ${words.join(' ')} `, numbers: numbersIn(plain) }
}

/** `€ 125,00` is not `€ 12.500`, and `12.500.000` does not begin with it. */
function numbersIn(plain: string): readonly Row[] {
  const rows = plain.replace(/(?<=\d),00(?!\d)/g, '').match(/\d+(?:[\s.,:/()_-]{1,3}\d+)*/g) ?? []
  return rows.map((row) =>
    rowOf((row.match(/\d{1,3}(?:\.\d{3})+(?!\d)|,\d\d(?!\d)|\d+/g) ?? []).map((group) => group.replaceAll('.', ''))),
  )
}

function rowOf(words: readonly string[]): Row {
  return { solid: words.join(''), words }
}

/** An address as a reader sees it: `M%C3%BCller` has a name in it. */
function asRead(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, decoded)
}

/**
 * Whether a text holds these letters with spaces anywhere between them: from the start of a word to the end of one, or they would be
 * found in the end of one word and the start of the next.
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

/** Whether a text holds a whole number, however its digits are grouped and whatever number stands before or behind it. */
export function holdsNumber({ numbers }: Comparable, digits: string): boolean {
  return numbers.some((row) => holdsApart(row, digits))
}

/** Every row of so many words, one at a time: all rows of a bundle would be many times its text. */
export function* windowsOf(words: readonly string[], length: number): Iterable<string> {
  for (let at = 0; at + length <= words.length; at += 1) yield words.slice(at, at + length).join(' ')
}
