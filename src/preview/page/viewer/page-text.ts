import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Text as pdf.js reads it from a page. */
export type TextContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>

/** The text of a page as one string, with a line end after each line. */
export interface PageText {
  readonly text: string
  /** Where each piece of the text layer begins in it, in order. */
  readonly starts: readonly number[]
  /** Tells whether the text layer of two pages would be the same: the pieces and where they stand. */
  readonly fingerprint: string
}

/** A part of one page's text, from `start` up to and not including `end`. */
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

/** A part divided over the pieces that hold it: number of the piece, and from where to where in it. */
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
