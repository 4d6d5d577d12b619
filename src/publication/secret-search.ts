import { type Comparable, comparable, holdsApart, holdsNumber, windowsOf } from './comparable.ts'
import { needlesOf } from './search-terms.ts'
import type { Removed } from './secrets.ts'

/** So many words in a row are no chance: a passage of a longer text. */
const passageLength = 10

/** Looks for removed texts, in whatever case, with or without accents, hyphens and spaces. */
export interface SecretSearch {
  /** What a text holds that was removed; undefined when it holds nothing of the kind. */
  readonly find: (text: string) => Removed | undefined
  /** The same for a name or a title, and for words of two or three letters as well: as whole words they are no chance there. */
  readonly findInName: (name: string) => Removed | undefined
  /** Redacted texts that stand, not redacted, in the public rest of the documents as well. */
  readonly elsewhere: readonly Removed[]
}

/**
 * Every removed text as a whole, every passage of it, and every word of it of four letters or more that the public rest has nowhere.
 *
 * @param removed what has been taken out
 * @param remainder all that is public: what is left of the documents, and the words of templates, house style and law
 * @param attached what the pages of PDFs made elsewhere say: public by the author's own choice, so that a word of theirs is
 * no trace of a secret attachment or the routing sheet; their titles, passages and numbers are, and a redaction holds for them too
 */
export function secretSearch(
  removed: readonly Removed[],
  remainder: readonly string[],
  attached: readonly string[] = [],
): SecretSearch {
  const own = comparable(remainder.join('\n'))
  const { list, elsewhere } = needlesOf(removed, own, comparable([...remainder, ...attached].join('\n')))
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

/** Every row of words of longer texts that the public rest has nowhere. */
function passagesOf(removed: readonly Removed[], rest: Comparable): ReadonlyMap<string, Removed> {
  const found = new Map<string, Removed>()
  for (const from of removed)
    for (const words of windowsOf(comparable(from.text).words, passageLength)) found.set(words, from)
  if (found.size > 0) for (const words of windowsOf(rest.words, passageLength)) found.delete(words)
  return found
}

/** Words of two or three letters that are redacted and that the public rest has nowhere. */
function shortWordsOf(removed: readonly Removed[], rest: Comparable): ReadonlyMap<string, Removed> {
  const found = removed
    .filter(({ as }) => as === 'gelakt')
    .flatMap((from) => comparable(from.text).words.map((word) => [word, from] as const))
  return new Map(found.filter(([word]) => /^\p{L}{2,3}$/u.test(word) && !rest.spaced.includes(` ${word} `)))
}
