import { type Comparable, comparable } from './comparable.ts'
import type { Removed } from './secrets.ts'

/** Shorter texts stand in every document: a search for them would find nothing but chance. */
const shortest = 4
/** A text this long is also looked for across spaces: letters that are set apart, or a word broken over two lines. */
const longEnough = 7
/** What a removed text is looked for as. */
export interface Needle {
  readonly from: Removed
  /** In the words of a text, which are parted by single spaces. */
  readonly spaced: string
  /** In the letters of a text alone. */
  readonly solid?: string
  /** As a whole number, however its digits are grouped. */
  readonly number?: string
}

/**
 * @param own what the documents that are made say in public
 * @param all that, and what the pages of PDFs made elsewhere say
 * @returns also the redacted texts that stand in the public rest as well
 */
export function needlesOf(
  removed: readonly Removed[],
  own: Comparable,
  all: Comparable,
): { readonly list: readonly Needle[]; readonly elsewhere: readonly Removed[] } {
  const elsewhere: Removed[] = []
  const needles = new Map<string, Needle>()
  const add = (needle: Needle) => {
    if (!needles.has(needle.spaced)) needles.set(needle.spaced, needle)
  }
  // A word of the author's own choice is forgiven what a redaction, a number or a whole title is not.
  const restFor = ({ as }: Removed, text: string) => (as === 'gelakt' || /^\d{6,}$|\s/.test(text) ? own : all)
  for (const from of removed) {
    const { spaced, solid, words } = comparable(from.text)
    if (solid.length < shortest) continue
    const rest = restFor(from, words.join(' '))
    if (!rest.spaced.includes(spaced)) add(needleOf(from, rest, spaced, solid))
    else if (from.as === 'gelakt') elsewhere.push(from)
    for (const word of new Set(words)) addWord(from, restFor(from, word), word, add)
  }
  return { list: [...needles.values()], elsewhere }
}

function addWord(from: Removed, rest: Comparable, word: string, add: (needle: Needle) => void): void {
  // A number is looked for as it is: dates and sizes have every row of digits in them somewhere.
  const spaced = /^\d+$/.test(word) ? ` ${word} ` : word
  if (word.length >= shortest && !rest.spaced.includes(spaced)) add(needleOf(from, rest, spaced, word))
}

function needleOf(from: Removed, rest: Comparable, spaced: string, solid: string): Needle {
  const across = solid.length >= longEnough && !/^\d+$/.test(solid) && !rest.solid.includes(solid) ? { solid } : {}
  const number = /^\d{6,}$/.test(solid) && !rest.numbers.has(solid) ? { number: solid } : {}
  return { from, spaced, ...across, ...number }
}
