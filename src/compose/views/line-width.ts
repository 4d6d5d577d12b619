import { shortened } from '../../forms/dutch-words.ts'

/** Widths in ems, somewhat more than those of Source Sans 3, so that text in another font of a house style fits as well. */
const widths: readonly (readonly [characters: RegExp, width: number])[] = [
  [/[ijl.,:;'’‘|!ıíìîï]/u, 0.27],
  [/[\sftr()\-/[\]]/u, 0.34],
  [/[mw—…%@]/u, 0.84],
  [/[MW]/u, 0.88],
  [/\p{Lu}/u, 0.66],
]
const ordinary = 0.54

/** The estimated width of a line of text, in ems. */
function widthOf(text: string): number {
  let sum = 0
  for (const character of text) sum += widths.find(([characters]) => characters.test(character))?.[1] ?? ordinary
  return sum
}

/** A line on which a text has to fit; lengths in points. */
interface Line {
  readonly size: number
  readonly room: number
  /** Another text on the same line. */
  readonly beside: string
}

/** The text, truncated between words to what fits on the line. */
export function fitting(text: string, { size, room, beside }: Line): string {
  const free = room / size - widthOf(beside)
  const whole = shortened(text, text.length)
  let length = [...whole].length
  while (length > 1 && widthOf(shortened(whole, length)) > free) length -= 1
  return shortened(whole, length)
}
