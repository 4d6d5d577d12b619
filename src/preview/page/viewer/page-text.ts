import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Text that pdf.js extracts from a page. */
export type TextContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>

/** The text of a page as one string, with a line feed after each line. */
export interface PageText {
  readonly text: string
  /** The offset of each item of the text layer. */
  readonly starts: readonly number[]
  /** Equal for two pages with the same text layer: items and positions. */
  readonly fingerprint: string
}

/** A range of a page's text, from `start` up to and excluding `end`. */
export interface TextPart {
  readonly start: number
  readonly end: number
}

export function pageTextOf({ items }: Pick<TextContent, 'items'>): PageText {
  const starts: number[] = []
  const places: string[] = []
  let text = ''
  for (const item of items) {
    if (!('str' in item)) continue
    starts.push(text.length)
    text += item.hasEOL ? `${item.str}\n` : item.str
    places.push(item.transform.join(' '))
  }
  return { text, starts, fingerprint: `${text}\u0000${places.join(',')}` }
}

/** A range divided over the items that it covers: index of the item and range in it. */
export function piecesOf(
  { text, starts }: PageText,
  { start, end }: TextPart,
): readonly (TextPart & { index: number })[] {
  return starts.flatMap((first, index) => {
    const next = starts[index + 1] ?? text.length
    if (next <= start || first >= end) return []
    const length = text.slice(first, next).replace(/\n$/, '').length
    const from = Math.min(Math.max(start - first, 0), length)
    const to = Math.min(end - first, length)
    return to > from ? [{ index, start: from, end: to }] : []
  })
}
