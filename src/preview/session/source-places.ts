import type { Document } from '../../document/document.ts'
import { type PlacedBlock, placedBlocks } from '../../pdf/text/placed-blocks.ts'
import type { Plaats } from '../protocol.ts'
import { type SourceBlock, sourceBlocks } from './source-blocks.ts'

/** The least similarity of two texts of the same block. */
const minSimilarity = 0.6

/**
 * Positions of the Markdown blocks in their PDF. The form reorders sections and adds text, so blocks are matched by text: equal
 * ones first, then similar ones near their neighbours (redactions, footnotes, headings that the form replaces).
 *
 * @throws DamagedPdf
 */
export function sourcePlaces(pdf: Uint8Array, documents: readonly Document[]): readonly Plaats[] {
  const printed = placedBlocks(pdf).map((block): Printed => ({ block, letters: lettersOf(block.text), taken: false }))
  return documents.flatMap(({ source, body }) => {
    const blocks = sourceBlocks(body)
    return match(blocks, printed).flatMap((at, index) => {
      const { line, endLine } = blocks[index] ?? { line: 1, endLine: 1 }
      return (at?.block.places ?? []).map(
        ({ page, x, y, width, height }): Plaats => ({
          bestand: source.name,
          regel: line,
          eindregel: endLine,
          pagina: page,
          x: round(x),
          y: round(y),
          breedte: round(width),
          hoogte: round(height),
        }),
      )
    })
  })
}

interface Printed {
  readonly block: PlacedBlock
  readonly letters: string
  taken: boolean
}

/** The printed block of each source block, if any. */
function match(blocks: readonly SourceBlock[], printed: readonly Printed[]): readonly (Printed | undefined)[] {
  const found: (Printed | undefined)[] = blocks.map(() => undefined)
  const take = (index: number, at: number) => {
    const one = printed[at]
    if (one === undefined) return
    one.taken = true
    found[index] = one
  }
  const byLetters = new Map<string, number[]>()
  for (const [at, { letters }] of printed.entries()) byLetters.set(letters, [...(byLetters.get(letters) ?? []), at])
  let last = -1
  for (const [index, { type, text }] of blocks.entries()) {
    const same = (byLetters.get(lettersOf(text)) ?? []).filter((at) => fits(type, printed[at]))
    if (lettersOf(text) === '' && type !== 'figuur') continue
    const at = same.find((one) => one > last) ?? same[0]
    if (at === undefined) continue
    take(index, at)
    last = at
  }
  for (const [index, block] of blocks.entries()) {
    if (found[index] !== undefined) continue
    const at = nearest(index, block, found, printed)
    if (at !== undefined) take(index, at)
  }
  return found
}

/** The most similar unmatched block near the printed positions of the neighbours. */
function nearest(
  index: number,
  block: SourceBlock,
  found: readonly (Printed | undefined)[],
  printed: readonly Printed[],
): number | undefined {
  const place = (step: 1 | -1): number | undefined => {
    for (let at = index + step; at >= 0 && at < found.length; at += step) {
      const one = found[at]
      if (one) return printed.indexOf(one)
    }
    return undefined
  }
  const [before, after] = [place(-1), place(1)]
  // A heading directly precedes the next block, even where the form replaces its text.
  if (block.type === 'kop' && after !== undefined && fits('kop', printed[after - 1])) return after - 1
  let best: { readonly at: number; readonly similarity: number } | undefined
  for (const near of [before, after]) {
    if (near === undefined) continue
    for (let at = Math.max(0, near - 6); at <= Math.min(printed.length - 1, near + 6); at++) {
      const one = printed[at]
      if (one === undefined || !fits(block.type, one)) continue
      const similarity = similarityOf(block.text, one.block.text)
      if (similarity >= minSimilarity && similarity > (best?.similarity ?? 0)) best = { at, similarity }
    }
  }
  return best?.at
}

function fits(type: SourceBlock['type'], printed: Printed | undefined): boolean {
  if (printed === undefined || printed.taken) return false
  const isHeading = /^H\d?$/.test(printed.block.type)
  if (type === 'kop') return isHeading
  return type === 'figuur' ? printed.block.type === 'Figure' : !isHeading && printed.block.type !== 'Figure'
}

/** The shared words as a fraction of those of the shorter text (overlap coefficient). */
function similarityOf(one: string, other: string): number {
  const [words, others] = [wordsOf(one), wordsOf(other)]
  if (words.size < 2 || others.size < 2) return 0
  const shared = [...words].filter((word) => others.has(word)).length
  return shared / Math.min(words.size, others.size)
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(wordsIn(text))
}

/** Letters and digits only: printing changes spaces, hyphens and quotation marks. */
function lettersOf(text: string): string {
  return wordsIn(text).join('')
}

function wordsIn(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

function round(points: number): number {
  return Math.round(points * 10) / 10
}
