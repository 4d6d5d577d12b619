import type { ShapePiece, WordBlock } from '../../word/model/word-model.ts'

/** The text in a shape, or that of a drawn word. */
export function textOfShape({ blocks, alt }: ShapePiece): string {
  return blocks.map(plainText).join(' ').trim() || alt
}

/** All text of a block on one line, visible or not. */
export function plainText(block: WordBlock): string {
  if (block.kind === 'table')
    return block.rows.flatMap(({ cells }) => cells.flatMap(({ blocks }) => blocks.map(plainText))).join(' ')
  return block.pieces
    .map((piece) => {
      if (piece.kind === 'text') return piece.text
      if (piece.kind === 'shape') return textOfShape(piece)
      return piece.kind === 'break' ? ' ' : ''
    })
    .join('')
}
