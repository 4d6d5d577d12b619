import { type TextPiece, typeset, typesetText } from '../../forms/dutch-typography.ts'
import { groundShort, groundSpoken } from '../../forms/grounds.ts'

/**
 * Marks for redactions in plain values, which templates print like any text; they become elements when the page is complete. They
 * are noncharacters (Unicode, 23.7), which text for interchange does not contain.
 */
const bar = '\ufdd0'
const shown = '\ufdd1'
const middle = '\ufdd2'
const end = '\ufdd3'

const bars = new RegExp(`${bar}([^${end}]*)${end}`, 'g')
const shownParts = new RegExp(`${shown}([^${middle}]*)${middle}([^${end}]*)${end}`, 'g')
const any = new RegExp(`[${bar}-${end}]`)
const all = new RegExp(`[${bar}-${end}]`, 'g')

/** A bar instead of a text. @param codes grounds: `Woo 5.1.2.e` */
export function barMark(codes: readonly string[]): string {
  return `${bar}${codes.join(',')}${end}`
}

/** A text that is redacted in another edition. */
export function shownMark(text: string, codes: readonly string[]): string {
  return `${shown}${codes.join(',')}${middle}${text}${end}`
}

/** Removes noncharacters that are in a value itself. */
export function withoutMarks(value: string): string {
  return any.test(value) ? value.replace(all, '') : value
}

/** Changes the text of a value between its marks. */
export function besideMarks(value: string, change: (words: string) => string): string {
  if (!any.test(value)) return change(value)
  return value
    .split(/([\ufdd0-\ufdd3])/)
    .map((piece, index) => (index % 2 === 1 ? piece : change(piece)))
    .join('')
}

/** A value with its quotation marks set: a bar or a redacted text is a word to the text beside it, and is set on its own. */
export function typesetValue(value: string): string {
  if (!any.test(value)) return typesetText(value)
  const pieces = value.split(marked).map((text): TextPiece => {
    const [, opened, redacted = ''] = whole.exec(text) ?? []
    if (opened !== undefined) return { text: `${opened}${typesetText(redacted)}${end}`, isFixed: true }
    return { text, isFixed: any.test(text) }
  })
  return typeset(pieces).join('')
}

const marked = new RegExp(`([${bar}${shown}][^${end}]*${end})`)
const whole = new RegExp(`^(${shown}[^${middle}]*${middle})([^${end}]*)${end}$`)

/** Marks as plain text: for a title, a running header, a description. */
export function plainMarks(value: string): string {
  if (!any.test(value)) return value
  return value.replace(bars, (_, codes: string) => `[${spokenRedaction(codes.split(','))}]`).replace(shownParts, '$2')
}

/** Marks as brief plain text, without grounds. */
export function briefMarks(value: string): string {
  return any.test(value) ? value.replace(bars, '[gelakt]').replace(shownParts, '$2') : value
}

/** The marks of a page as elements; within a tag as plain text. */
export function marksAsHtml(html: string): string {
  if (!any.test(html)) return html
  return html
    .replace(/<[a-z][^<>]*[\ufdd0-\ufdd3][^<>]*>/gi, plainMarks)
    .replace(bars, (_, codes: string) => barHtml(codes.split(',')))
    .replace(shownParts, (_, codes: string, text: string) => {
      // Brief: the value of a field can be in a heading or an address. The space is inside, as in running text.
      const grounds = barText(codes.split(','))
      return `<span class="lak">${text}<span class="lak-grond">\u00a0te lakken: ${grounds}</span></span>`
    })
}

/** `gelakt, artikel 5.1, tweede lid, onder e, Woo` */
export function spokenRedaction(codes: readonly string[]): string {
  return `gelakt, ${codes.map(groundSpoken).join('; ')}`
}

/** `gelakt, 5.1.2.e` */
export function brieflySpokenRedaction(codes: readonly string[]): string {
  return `gelakt, ${barText(codes)}`
}

/** The text in a bar: `5.1.2.e`. */
export function barText(codes: readonly string[]): string {
  return codes.map(groundShort).join(', ')
}

function barHtml(codes: readonly string[]): string {
  return `<span class="gelakt" role="img" aria-label="${spokenRedaction(codes)}">${barText(codes)}</span>`
}
