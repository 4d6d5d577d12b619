import { comparable } from './comparable.ts'

/** In a text this long a capital at the start of a sentence says nothing; a shorter one may be a name and nothing else. */
const sentenceLength = 6

/**
 * The words of a text that are words of the language, as far as its capitals tell: never written with a capital or a digit, other than at
 * the start of a sentence. `Wij wijzen de heer Van der Bie erop` has two names; a redaction of a name alone has no ordinary words.
 *
 * @returns as `comparable` has them
 */
export function ordinaryWords(text: string): ReadonlySet<string> {
  const found = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u2010-\u2015'\u2019-]*/gu)]
  const [ordinary, names] = [new Set<string>(), new Set<string>()]
  for (const { 0: written, index } of found) {
    const startsSentence =
      found.length > sentenceLength && /(^|[.!?:;\u2022\n][\s"'\u2018-\u201d(]*)$/u.test(text.slice(0, index))
    const told = startsSentence ? written.slice(1) : written
    const set = /[\p{Lu}\p{N}]/u.test(told) ? names : ordinary
    for (const word of comparable(written).words) set.add(word)
  }
  for (const word of names) ordinary.delete(word)
  return ordinary
}
