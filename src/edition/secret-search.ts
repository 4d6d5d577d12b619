import type { Removed } from './secrets.ts'

/** Shorter texts stand in every document: a search for them would find nothing but chance. */
const shortest = 4
/** A text this long is also looked for across spaces: letters that are set apart, or a word broken over two lines. */
const longEnough = 7

interface Needle {
  readonly from: Removed
  /** In the words of a text, which are parted by single spaces. */
  readonly spaced: string
  /** In the letters of a text alone. */
  readonly solid?: string
  /** As a whole number, however its digits are grouped. */
  readonly number?: string
}

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
 * Every removed text as a whole, and every word of it of four letters or more that the public rest has nowhere.
 *
 * @param removed what has been taken out
 * @param remainder all that is public: what is left of the documents, and the words of templates, house style and law
 * @param attached what the pages of PDFs made elsewhere say: public by the author's own choice, so that a common word of theirs is
 * no trace of a secret attachment or the routing sheet; a redaction holds for them too
 */
export function secretSearch(
  removed: readonly Removed[],
  remainder: readonly string[],
  attached: readonly string[] = [],
): SecretSearch {
  const own = comparable(remainder.join('\n'))
  const all = comparable([...remainder, ...attached].join('\n'))
  const elsewhere: Removed[] = []
  const needles = new Map<string, Needle>()
  const shortWords = shortWordsOf(removed, own)
  const add = (from: Removed, rest: Comparable, spaced: string, solid: string) => {
    const across = solid.length >= longEnough && !/^\d+$/.test(solid) && !rest.solid.includes(solid) ? { solid } : {}
    const number = /^\d{6,}$/.test(solid) && !rest.numbers.has(solid) ? { number: solid } : {}
    if (!needles.has(spaced)) needles.set(spaced, { from, spaced, ...across, ...number })
  }
  for (const from of removed) {
    const rest = from.as === 'gelakt' ? own : all
    const { spaced, solid, words } = comparable(from.text)
    if (solid.length >= shortest && rest.spaced.includes(spaced)) {
      if (from.as === 'gelakt') elsewhere.push(from)
    } else if (solid.length >= shortest) add(from, rest, spaced, solid)
    for (const word of new Set(words)) {
      // A number is looked for as it is: dates and sizes have every row of digits in them somewhere.
      const needle = /^\d+$/.test(word) ? ` ${word} ` : word
      if (word.length >= shortest && !rest.spaced.includes(needle)) add(from, rest, needle, word)
    }
  }
  const list = [...needles.values()]
  const find = (text: string): Removed | undefined => {
    const within = comparable(text)
    return list.find(
      ({ spaced, solid, number }) =>
        within.spaced.includes(spaced) ||
        (solid !== undefined && within.solid.includes(solid)) ||
        (number !== undefined && within.numbers.has(number)),
    )?.from
  }
  const findShort = (name: string): Removed | undefined => {
    const word = comparable(name.replace(/[-\u2010-\u2015]/g, ' ')).words.find((one) => shortWords.has(one))
    return word === undefined ? undefined : shortWords.get(word)
  }
  return { elsewhere, find, findInName: (name) => find(name) ?? findShort(name) }
}

/** Words of two or three letters that are redacted and that the public rest has nowhere. */
function shortWordsOf(removed: readonly Removed[], rest: Comparable): ReadonlyMap<string, Removed> {
  const found = removed
    .filter(({ as }) => as === 'gelakt')
    .flatMap((from) => comparable(from.text).words.map((word) => [word, from] as const))
  return new Map(found.filter(([word]) => /^\p{L}{2,3}$/u.test(word) && !rest.spaced.includes(` ${word} `)))
}

interface Comparable {
  /** The letters and digits alone. */
  readonly solid: string
  readonly words: readonly string[]
  /** The words, with one space around each. */
  readonly spaced: string
  /** Every row of digits, without what groups them: `06 1234 5678` is `0612345678`. */
  readonly numbers: ReadonlySet<string>
}

/** Letters and digits, small, without accents; hyphens inside a word and at the end of a line join what they part. */
function comparable(text: string): Comparable {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/(?<=[\p{L}\p{N}])[-\u2010-\u2015]\s*(?=[\p{L}\p{N}])/gu, '')
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? []
  const numbers = new Set((plain.match(/\d+(?:[ .,/\u00a0-]\d+)*/g) ?? []).map((found) => found.replace(/\D/g, '')))
  return { solid: words.join(''), words, spaced: ` ${words.join(' ')} `, numbers }
}
