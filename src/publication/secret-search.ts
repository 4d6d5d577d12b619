import { type Comparable, comparable, holdsApart, holdsNumber, windowsOf } from './comparable.ts'
import { searchTermsOf } from './search-terms.ts'
import type { Removed } from './secrets.ts'

/** This many equal words in sequence are no coincidence: they are a passage of a longer text. */
const passageLength = 10

/** Searches for removed texts, regardless of case, accents, hyphens and spaces. */
export interface SecretSearch {
  /** The removed text that a text contains; undefined if there is none. */
  readonly find: (text: string) => Removed | undefined
  /** The same for a name or a title, including words of two or three letters: as whole words these are no coincidence there. */
  readonly findInName: (name: string) => Removed | undefined
  /** Redacted texts that the public text contains unredacted as well. */
  readonly elsewhere: readonly Removed[]
}

/**
 * A search for every removed text as a whole, every passage of it, and every word of it of four letters or more that the public text does
 * not contain.
 *
 * @param removed the texts that were removed
 * @param remainder all public text: the remaining text of the documents, and the words of templates, house style and law
 * @param attached text of the pages of PDFs made elsewhere, published by choice of the author: a word in it is no leak of a secret
 * attachment or the routing sheet. Titles, passages and numbers of these are leaks, and so is every redaction
 */
export function secretSearch(
  removed: readonly Removed[],
  remainder: readonly string[],
  attached: readonly string[] = [],
): SecretSearch {
  const own = comparable(remainder.join('\n'))
  const { list, elsewhere } = searchTermsOf(removed, own, comparable([...remainder, ...attached].join('\n')))
  const shortWords = shortWordsOf(removed, own)
  const passages = passagesOf(removed, own)
  const find = (text: string): Removed | undefined => {
    const within = comparable(text)
    const found = list.find(
      ({ spaced, solid, number }) =>
        within.spaced.includes(spaced) ||
        (solid !== undefined && holdsApart(within, solid)) ||
        (number !== undefined && holdsNumber(within, number)),
    )
    if (found || passages.size === 0) return found?.from
    for (const words of windowsOf(within.words, passageLength)) {
      const from = passages.get(words)
      if (from) return from
    }
    return undefined
  }
  const findShort = (name: string): Removed | undefined => {
    const word = comparable(name.replace(/[-\u2010-\u2015]/g, ' ')).words.find((one) => shortWords.has(one))
    return word === undefined ? undefined : shortWords.get(word)
  }
  return { elsewhere, find, findInName: (name) => find(name) ?? findShort(name) }
}

/** Every passage of the removed texts that the public text does not contain. */
function passagesOf(removed: readonly Removed[], rest: Comparable): ReadonlyMap<string, Removed> {
  const found = new Map<string, Removed>()
  for (const from of removed)
    for (const words of windowsOf(comparable(from.text).words, passageLength)) found.set(words, from)
  if (found.size > 0) for (const words of windowsOf(rest.words, passageLength)) found.delete(words)
  return found
}

/** Redacted words of two or three letters that the public text does not contain. */
function shortWordsOf(removed: readonly Removed[], rest: Comparable): ReadonlyMap<string, Removed> {
  const found = removed
    .filter(({ as }) => as === 'gelakt')
    .flatMap((from) => comparable(from.text).words.map((word) => [word, from] as const))
  return new Map(found.filter(([word]) => /^\p{L}{2,3}$/u.test(word) && !rest.spaced.includes(` ${word} `)))
}
