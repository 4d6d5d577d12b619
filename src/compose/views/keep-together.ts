import { months as monthNames } from '../../forms/dutch-date.ts'

/**
 * Keeps an expression on one line: an amount with its currency, a number with its unit or article, the day of a date with its
 * month, initials with a name, a case number. A very long word may break anywhere. Spaces do not change, so that copying and searching work as usual.
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
    String.raw`\b\d{1,2} (?:${months})\b`,
    String.raw`\b${number} (?:${units})(?![\p{L}\d])`,
    String.raw`\b(?:[Aa]rtikel|[Aa]rt\.|[Ll]id|[Bb]ijlage|[Tt]abel|[Ff]iguur) \d[\d.:]*[a-z]?\b`,
    String.raw`\b(?:\p{Lu}\.){1,5} (?:(?:van|de|der|den|ten|ter|te|het|in|op|la|le|du|von) ){0,3}\p{Lu}\p{L}+`,
    String.raw`\b\p{Lu}{1,4}-\d[\d-]*\d\b`,
  ].join('|'),
  'gu',
)
const date = new RegExp(String.raw`^\d{1,2} (?:${months})\b`)

/** Characters in a full line of text, by which lines are estimated before they are printed: the most that fit. */
const fullLine = 78

/** Characters in a full line of a list item. */
const fullItemLine = 72

const paragraphNames = ['', 'enkel', 'kort', 'vier'] as const
const itemNames = ['eenregel', '', 'kort'] as const
const introduction = 'inleiding'

/** The names of classes that `markShort` gives. They are in every HTML file, whether its style sheet has them or not. */
export const keepNames: readonly string[] = [...paragraphNames, ...itemNames, introduction]

/**
 * Gives paragraphs and list items the classes by which the style sheet keeps lines together. The browser leaves one line alone
 * where it cannot keep the asked lines on both sides of a break, so that what is too short for that is marked: paragraphs of up
 * to two (`enkel`), three (`kort`) and four lines (`vier`), items of one (`eenregel`) and of up to three (`kort`). A paragraph that ends
 * in a colon, or is one bold phrase, introduces what follows (`inleiding`).
 */
export function markShort(html: string): string {
  const paragraphs = html.replace(/<p>([\s\S]*?)<\/p>/g, (_, inner: string) => {
    // A note number behind the colon does not change what the colon says.
    const text = textIn(inner.replace(/<sup\b.*?<\/sup>/g, ''))
    const introduces = text.endsWith(':') || /^<strong>[^<]*<\/strong>$/.test(inner)
    const names = [...shortNames(text, fullLine, paragraphNames), ...(introduces ? [introduction] : [])]
    return `${opening('p', names)}${inner}</p>`
  })
  return paragraphs.replace(shortItem, (_, inner: string) => {
    return `${opening('li', shortNames(textIn(inner), fullItemLine, itemNames))}${inner}</li>`
  })
}

/** An item of one block of text. */
const shortItem =
  /<li>((?:\s*<p[^>]*>)?(?:(?!<\/?(?:li|p|ul|ol|div|table|blockquote|pre|figure)\b)[\s\S])*(?:<\/p>\s*)?)<\/li>/g

function textIn(html: string): string {
  return html.replace(/<[^>]*>/g, '').trim()
}

/** The names of a text that fits on so many lines, or fewer. @param names for one line, two lines …; empty where there is none */
function shortNames({ length }: string, line: number, names: readonly string[]): readonly string[] {
  return names.filter((name, index) => name !== '' && length <= (index + 1) * line)
}

function opening(tag: string, names: readonly string[]): string {
  return names.length === 0 ? `<${tag}>` : `<${tag} class="${names.join(' ')}">`
}
