import type { Removed } from '../redact/secrets.ts'
import { openTermSearch } from '../terms/find-terms.ts'
import { passagesIn } from '../terms/reading.ts'
import { type OwnTerms, ownTerms, redactionTerms } from '../terms/redaction-terms.ts'
import { type Comparable, comparable, holdsApart, holdsNumber } from './comparable.ts'
import type { PublicText } from './public-texts.ts'
import { searchTermsOf } from './search-terms.ts'

/** Searches for removed texts. */
export interface SecretSearch {
  /** The removed text that a text contains for sure; undefined if there is none. */
  readonly find: (text: string) => Removed | undefined
  /** The same for the name of a file or a title, in which a word may be joined to others. */
  readonly findInName: (name: string) => Removed | undefined
  /** Whether a text contains any word of a removed text that could identify it. */
  readonly mentions: (text: string) => boolean
}

/** The public texts with which removed texts are compared. */
export interface PublicRest {
  /** All public text: the remaining text of the documents, and the words of templates, house style and law. */
  readonly remainder: readonly string[]
  /**
   * Text of the pages of PDFs made elsewhere, published by choice of the author: a word in it is no leak of a secret attachment or the
   * routing sheet. Titles, passages and numbers of these are leaks, and so is every redaction.
   */
  readonly attached?: readonly string[]
  /** Of redactions: public text of which another rule reports them; by default `remainder`. */
  readonly reported?: readonly Pick<PublicText, 'text' | 'style'>[]
  /** What identifies nothing. */
  readonly own?: OwnTerms
}

/**
 * A search for what redactions say, and for every other removed text as a whole, every passage of it, and every word of it of four letters
 * or more. What the public text contains as well is not searched for: of a redaction, another rule reports that.
 */
export function secretSearch(removed: readonly Removed[], rest: PublicRest): SecretSearch {
  const isRedaction = ({ as }: Removed) => as === 'gelakt'
  const redactions = redactionSearch(removed.filter(isRedaction), rest)
  const find = otherSearch(
    removed.filter((one) => !isRedaction(one)),
    rest,
  )
  return {
    find: (text) => redactions.find(text, 'lines') ?? find(text),
    findInName: (name) => redactions.find(name, 'name') ?? find(name),
    mentions: (text) => redactions.mentions(text) || find(text) !== undefined,
  }
}

interface RedactionSearch {
  readonly find: (text: string, style: 'lines' | 'name') => Removed | undefined
  readonly mentions: (text: string) => boolean
}

/** Finds the terms of redactions that the public text does not contain. */
function redactionSearch(
  removed: readonly Removed[],
  { remainder, reported = remainder.map(asBlock), own = nothingOwn }: PublicRest,
): RedactionSearch {
  if (removed.length === 0) return { find: () => undefined, mentions: () => false }
  const { hitsIn } = openTermSearch(removed.map((one) => [one, redactionTerms(one.text, own)] as const))
  const known = new Set(reported.flatMap(({ text, style }) => hitsIn(text, style).map(({ term }) => term)))
  const newHits = (text: string, style: 'lines' | 'name') => hitsIn(text, style).filter(({ term }) => !known.has(term))
  return {
    find: (text, style) => newHits(text, style).find(({ weight }) => weight === 'error')?.owner,
    mentions: (text) => newHits(text, 'name').length > 0,
  }
}

export function asBlock(text: string): Pick<PublicText, 'text' | 'style'> {
  return { text, style: 'block' }
}

const nothingOwn = ownTerms([], [])

function otherSearch(
  removed: readonly Removed[],
  { remainder, attached = [] }: PublicRest,
): (text: string) => Removed | undefined {
  if (removed.length === 0) return () => undefined
  const own = comparable(remainder.join('\n'))
  const list = searchTermsOf(removed, own, comparable([...remainder, ...attached].join('\n')))
  const passages = passagesOf(removed, own)
  return (text) => {
    const within = comparable(text)
    const found = list.find(
      ({ spaced, solid, number }) =>
        within.spaced.includes(spaced) ||
        (solid !== undefined && holdsApart(within, solid)) ||
        (number !== undefined && holdsNumber(within, number)),
    )
    if (found || passages.size === 0) return found?.from
    for (const words of passagesIn(within.words)) {
      const from = passages.get(words)
      if (from) return from
    }
    return undefined
  }
}

/** Every passage of the removed texts that the public text does not contain. */
function passagesOf(removed: readonly Removed[], rest: Comparable): ReadonlyMap<string, Removed> {
  const found = new Map<string, Removed>()
  for (const from of removed) for (const words of passagesIn(comparable(from.text).words)) found.set(words, from)
  if (found.size > 0) for (const words of passagesIn(rest.words)) found.delete(words)
  return found
}
