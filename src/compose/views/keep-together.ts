import { months as monthNames } from '../../forms/dutch-date.ts'

/**
 * Keeps an expression on one line: an amount with its currency, a number with its unit or article, a date, initials with a
 * name, a case number. A very long word may break anywhere. Spaces do not change, so that copying and searching work as usual.
 */
export function keepTogether(html: string): string {
  return html.replace(tagOrText, (piece) => (piece.startsWith('<') ? piece : piece.replace(together, marked)))
}

function marked(words: string): string {
  const name = !/\s/.test(words) && words.length > longestWord ? 'lang' : date.test(words) ? 'datum' : 'bijeen'
  return name === 'bijeen' && words.length > longestWord ? words : `<span class="${name}">${words}</span>`
}

/** Characters in the longest word that always fits, even in a table column; a longer one may break anywhere. */
const longestWord = 32

/** A quoted attribute value may contain any character, including `>`. */
const tagOrText = /<(?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+/g

const number = String.raw`\d(?:[\d.,]*\d)?`
const months = monthNames.join('|')
const units = 'miljoen|miljard|procent|euro|uur|km|kilometer|meter|m²|hectare|ha|megawatt|MW'
const together = new RegExp(
  [
    String.raw`(?:[^\s<>&]|&#?\w+;){${longestWord + 1},}`,
    String.raw`(?:[−–-] ?)?€ -?${number}(?: (?:miljoen|miljard)\b)?`,
    String.raw`\b\d{1,2} (?:${months})\b(?: \d{4}\b)?`,
    String.raw`\b${number} (?:${units})(?![\p{L}\d])`,
    String.raw`\b(?:[Aa]rtikel|[Aa]rt\.|[Ll]id|[Bb]ijlage|[Tt]abel|[Ff]iguur) \d[\d.:]*[a-z]?\b`,
    String.raw`\b(?:\p{Lu}\.){1,5} (?:(?:van|de|der|den|ten|ter|te|het|in|op|la|le|du|von) ){0,3}\p{Lu}\p{L}+`,
    String.raw`\b\p{Lu}{1,4}-\d[\d-]*\d\b`,
  ].join('|'),
  'gu',
)
const date = new RegExp(String.raw`^\d{1,2} (?:${months})\b`)

/** Characters on about five lines, and on two. */
const shortLength = 440
const twoLines = 132

/**
 * Marks paragraphs of up to about five lines, which stay on one page: the browser cannot keep three lines on both sides of the
 * break, and would then leave one line alone. Those of one or two lines get a second class, because they may not be the only
 * text below a heading.
 */
export function markShort(html: string): string {
  return html.replace(/<p>([\s\S]*?)<\/p>/g, (paragraph, inner: string) => {
    const { length } = inner.replace(/<[^>]*>/g, '')
    if (length > shortLength) return paragraph
    return `<p class="${length > twoLines ? 'kort' : 'kort enkel'}">${inner}</p>`
  })
}
