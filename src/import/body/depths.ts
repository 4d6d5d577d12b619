import type { WordBlock, WordParagraph } from '../../word/model/word-model.ts'
import { isEmpty, paragraphText } from './plain.ts'

/** The depths of headings, so that none skips a level. @param above the depth of the heading above all of these */
export function depthsOf(
  blocks: readonly WordBlock[],
  {
    above,
    level,
    isPart,
  }: { readonly above: number; readonly level: number; readonly isPart: (title: string) => boolean },
): ReadonlyMap<WordParagraph, number> {
  const depths = new Map<WordParagraph, number>()
  let last = above
  for (const block of blocks) {
    if (block.kind === 'table' || isEmpty(block)) continue
    const own = levelOf(block, level, isPart)
    if (own === undefined) continue
    last = Math.min(6, last + 1, Math.max(above + 1, above + own - level))
    depths.set(block, last)
  }
  return depths
}

/** A bold line that names a fixed part of a section is a heading too. */
function levelOf(paragraph: WordParagraph, level: number, isPart: (title: string) => boolean): number | undefined {
  if (paragraph.level !== undefined) return paragraph.level
  if (/^subtitle$/i.test(paragraph.style)) return level + 1
  const text = paragraphText(paragraph)
  const isBold = paragraph.pieces.every((piece) => piece.kind !== 'text' || piece.bold || piece.text.trim() === '')
  return text.length < 100 && isBold && isPart(text) ? level + 1 : undefined
}
