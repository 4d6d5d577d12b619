import { groundShort, groundSpoken } from '../../forms/grounds.ts'

/**
 * Marks in plain values that stand for a redaction, on their way through templates that know nothing of it. They are characters
 * that no text can hold (Unicode, 23.7: noncharacters) and become elements once the page is whole.
 */
const bar = '\ufdd0'
const shown = '\ufdd1'
const middle = '\ufdd2'
const end = '\ufdd3'

const bars = new RegExp(`${bar}([^${end}]*)${end}`, 'g')
const shownParts = new RegExp(`${shown}([^${middle}]*)${middle}([^${end}]*)${end}`, 'g')
const any = new RegExp(`[${bar}-${end}]`)
const all = new RegExp(`[${bar}-${end}]`, 'g')

/** A bar in the place of a text. @param codes grounds: `Woo 5.1.2.e` */
export function barMark(codes: readonly string[]): string {
  return `${bar}${codes.join(',')}${end}`
}

/** A text that will be redacted in another edition. */
export function shownMark(text: string, codes: readonly string[]): string {
  return `${shown}${codes.join(',')}${middle}${text}${end}`
}

/** A value without marks that are not ours. */
export function withoutMarks(value: string): string {
  return any.test(value) ? value.replace(all, '') : value
}

/** Changes the words of a value and leaves the marks in it. */
export function besideMarks(value: string, change: (words: string) => string): string {
  if (!any.test(value)) return change(value)
  return value
    .split(/([\ufdd0-\ufdd3])/)
    .map((piece, index) => (index % 2 === 1 ? piece : change(piece)))
    .join('')
}

/** As far as it can be said without elements: for a title, a running head, a description. */
export function plainMarks(value: string): string {
  if (!any.test(value)) return value
  return value.replace(bars, (_, codes: string) => `[${spokenRedaction(codes.split(','))}]`).replace(shownParts, '$2')
}

/** The same where there is room for a few words only: that something is left out, not on what ground. */
export function briefMarks(value: string): string {
  return any.test(value) ? value.replace(bars, '[gelakt]').replace(shownParts, '$2') : value
}

/** The marks of a whole page as elements; inside a tag, where none can stand, as plain text. */
export function marksAsHtml(html: string): string {
  if (!any.test(html)) return html
  return html
    .replace(/<[a-z][^<>]*[\ufdd0-\ufdd3][^<>]*>/gi, plainMarks)
    .replace(bars, (_, codes: string) => barHtml(codes.split(',')))
    .replace(shownParts, (_, codes: string, text: string) => {
      // In brief: a field stands in a form, a heading or an address, and has no room for more.
      const grounds = barText(codes.split(','))
      return `<span class="lak">${text} <span class="lak-grond">te lakken: ${grounds}</span></span>`
    })
}

/** `gelakt: artikel 5.1, tweede lid, onder e, Woo` */
export function spokenRedaction(codes: readonly string[]): string {
  return `gelakt: ${codes.map(groundSpoken).join('; ')}`
}

/** What stands in a bar: `5.1.2.e`. */
export function barText(codes: readonly string[]): string {
  return codes.map(groundShort).join(', ')
}

function barHtml(codes: readonly string[]): string {
  return `<span class="gelakt" role="img" aria-label="${spokenRedaction(codes)}">${barText(codes)}</span>`
}
