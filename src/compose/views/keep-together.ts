/**
 * Keeps what is read as one on one line: an amount with its sign, a number with its unit or its article, a day with its month,
 * initials with a name, a case number. A very long word may break anywhere. Spaces stay ordinary spaces, so that copied and searched text is what the author wrote. Only text is
 * touched, never what stands inside a tag.
 */
export function keepTogether(html: string): string {
  return html.replace(tagOrText, (piece) => (piece.startsWith('<') ? piece : piece.replace(together, marked)))
}

function marked(words: string): string {
  const name = !/\s/.test(words) && words.length > longestWord ? 'lang' : date.test(words) ? 'datum' : 'bijeen'
  return name === 'bijeen' && words.length > longestWord ? words : `<span class="${name}">${words}</span>`
}

/** Signs of the longest word that always fits, also in a column of a table; a longer one may break anywhere. */
const longestWord = 32

/** A quoted value may hold any sign, `>` among them. */
const tagOrText = /<(?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+/g

const number = String.raw`\d(?:[\d.,]*\d)?`
const months = 'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december'
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

/** Signs of about five lines, and of two. */
const shortLength = 440
const twoLines = 132

/**
 * Marks paragraphs of up to about five lines, which stay on one page: the browser cannot leave three lines on both sides of a
 * break there, and then lets one line go alone. Those of one or two lines are marked as well: they don't stand alone below a
 * heading.
 */
export function markShort(html: string): string {
  return html.replace(/<p>([\s\S]*?)<\/p>/g, (paragraph, inner: string) => {
    const { length } = inner.replace(/<[^>]*>/g, '')
    if (length > shortLength) return paragraph
    return `<p class="${length > twoLines ? 'kort' : 'kort enkel'}">${inner}</p>`
  })
}
