import { readFileSync } from 'node:fs'
import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Content that is no part of the text: running heads and feet, rules, backgrounds. */
const artifact = 'artifact'

/**
 * The signs shown by every piece of marked content, by page and number (`12 0 R 3`), spaces as they are in the file: pdf.js's
 * own text of a page leaves out those at the end of a line. Artifacts are left out.
 */
export async function readPieces(path: string): Promise<ReadonlyMap<string, string>> {
  const document = await getDocument({ data: Uint8Array.from(readFileSync(path)), verbosity: 0 }).promise
  const pieces = new Map<string, string>()
  for (let number = 1; number <= document.numPages; number += 1)
    await readPage(await document.getPage(number), (key, signs) => pieces.set(key, `${pieces.get(key) ?? ''}${signs}`))
  await document.destroy()
  pieces.delete(artifact)
  return pieces
}

async function readPage(page: PDFPageProxy, found: (key: string, signs: string) => void): Promise<void> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const open: string[] = []
  for (const [index, operator] of fnArray.entries()) {
    const inside = open.at(-1) ?? artifact
    const [first, mark]: readonly unknown[] = argsArray[index] ?? []
    if (operator === OPS.beginMarkedContentProps) {
      const key = typeof mark === 'number' ? `${page.ref?.num} ${page.ref?.gen} R ${mark}` : inside
      open.push(key)
      found(key, '')
    } else if (operator === OPS.beginMarkedContent) open.push(first === 'Artifact' ? artifact : inside)
    else if (operator === OPS.endMarkedContent) open.pop()
    else if (operator === OPS.showText) found(inside, signsIn(first))
  }
}

function signsIn(glyphs: unknown): string {
  if (!Array.isArray(glyphs)) return ''
  return glyphs
    .map((glyph: unknown) => (typeof glyph === 'object' && glyph !== null && 'unicode' in glyph ? glyph.unicode : ''))
    .join('')
}
