import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A piece of text on a page, in millimetres from its left and upper edge to the baseline; type in points. */
export interface PlacedText {
  readonly page: number
  readonly text: string
  readonly left: number
  readonly right: number
  readonly down: number
  readonly size: number
}

const mm = 25.4 / 72

/** All pieces of text of a PDF, as another reader places them, in the order of their content. */
export async function placedTexts(pdf: Uint8Array): Promise<readonly PlacedText[]> {
  const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise
  const pieces: PlacedText[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { height } = page.getViewport({ scale: 1 })
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue
      const [, , , size = 0, left = 0, up = 0] = item.transform as number[]
      pieces.push({
        page: number,
        text: item.str,
        left: left * mm,
        right: (left + item.width) * mm,
        down: (height - up) * mm,
        size: Math.abs(size),
      })
    }
  }
  await document.destroy()
  return pieces
}

/** The text of a page, or of the whole, in one line with single spaces. */
export function joined(pieces: readonly Pick<PlacedText, 'text'>[]): string {
  return pieces
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ')
}
