import type { WordBlock, WordParagraph, WordPiece } from '../../word/model/word-model.ts'

/**
 * The text of a sifted paragraph as a plain value: lines end with a line feed, what is redacted is `:lak[…]`, and struck text keeps its marks: of
 * “~~openbaar~~ besloten” only a person can tell what the value is.
 */
export function valueText(pieces: readonly WordPiece[]): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'break') return '\n'
      if (piece.kind !== 'text') return ''
      if (piece.visibility === 'redacted') return `:lak[${piece.text.replace(/[[\]\\]/g, '\\$&')}]`
      return piece.strike ? struck(piece.text) : piece.text
    })
    .join('')
    .replaceAll('\u00a0', ' ')
    .trim()
}

function struck(text: string): string {
  return text.replace(/\S(?:[\s\S]*\S)?/, '~~$&~~')
}

export function paragraphText({ pieces }: WordParagraph): string {
  return valueText(pieces)
}

/** The text of blocks, a line for each paragraph. */
export function blocksText(blocks: readonly WordBlock[]): string {
  return paragraphsIn(blocks)
    .map(paragraphText)
    .filter((text) => text !== '')
    .join('\n')
}

/** All paragraphs, those of cells included. */
export function paragraphsIn(blocks: readonly WordBlock[]): readonly WordParagraph[] {
  return blocks.flatMap((block): readonly WordParagraph[] =>
    block.kind === 'paragraph'
      ? [block]
      : block.rows.flatMap(({ cells }) => cells.flatMap((cell) => paragraphsIn(cell.blocks))),
  )
}

export function isEmpty({ pieces }: WordParagraph): boolean {
  return pieces.every((piece) => piece.kind === 'break' || (piece.kind === 'text' && piece.text.trim() === ''))
}

/** Whether all of its text is bold. */
export function isBold({ pieces }: WordParagraph): boolean {
  const texts = pieces.filter((piece) => piece.kind === 'text' && piece.text.trim() !== '')
  return texts.length > 0 && texts.every((piece) => piece.kind === 'text' && piece.bold)
}
