import type { WordBlock, WordParagraph, WordPiece, WordTable } from '../../word/model/word-model.ts'
import { type Ledger, leaveOut } from '../ledger/ledger.ts'
import { plainText } from './plain-text.ts'
import { siftObject } from './sift-objects.ts'
import { siftText } from './sift-text.ts'

/**
 * Takes out what a reader of the document does not see, and what Markdown has no form for, each with a note. Text boxes become
 * paragraphs below the one that they are attached to. What remains is visible text; some of it is redacted.
 */
export function siftBlocks(blocks: readonly WordBlock[], ledger: Ledger): readonly WordBlock[] {
  return blocks.flatMap((block) => (block.kind === 'table' ? [siftTable(block, ledger)] : siftParagraph(block, ledger)))
}

function siftTable(table: WordTable, ledger: Ledger): WordTable {
  return {
    ...table,
    rows: table.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, blocks: siftBlocks(cell.blocks, ledger) })),
    })),
  }
}

function siftParagraph(paragraph: WordParagraph, ledger: Ledger): readonly WordBlock[] {
  const kept: WordPiece[] = []
  const below: WordBlock[] = []
  for (const piece of paragraph.pieces) {
    if (piece.kind === 'text') kept.push(...siftText(piece, ledger))
    else if (piece.kind === 'shape' && !piece.isHidden && piece.blocks.length > 0)
      below.push(...boxContent(piece.blocks, piece.place.line, ledger))
    else if (siftObject(piece, ledger) === 'kept') kept.push(piece)
  }
  return [{ ...paragraph, pieces: withoutLonelyBreaks(kept) }, ...below]
}

function boxContent(blocks: readonly WordBlock[], line: number, ledger: Ledger): readonly WordBlock[] {
  const inside = siftBlocks(blocks, ledger)
  const text = inside.map(plainText).join(' ').trim()
  if (text !== '')
    ledger.notes.push({
      rule: 'word/tekstvak',
      fate: 'carried-over',
      place: { line, column: 1 },
      text,
      reason: 'Deze tekst stond in een tekstvak en staat nu onder de alinea waar het vak aan vastzat.',
    })
  return inside
}

/** Breaks at the start or the end of a paragraph, such as those of a page, separate nothing. */
function withoutLonelyBreaks(pieces: readonly WordPiece[]): readonly WordPiece[] {
  const isNothing = (piece: WordPiece) => piece.kind === 'break' || (piece.kind === 'text' && piece.text.trim() === '')
  const first = pieces.findIndex((piece) => !isNothing(piece))
  const last = pieces.findLastIndex((piece) => !isNothing(piece))
  return pieces.slice(Math.max(0, first), last + 1)
}

/** Notes all text of blocks as left out, those that are hidden by their own names. */
export function leaveOutBlocks(
  blocks: readonly WordBlock[],
  ledger: Ledger,
  why: { readonly rule: 'word/kop-en-voettekst' | 'word/gegeven'; readonly reason: string },
): void {
  for (const block of siftBlocks(blocks, ledger)) {
    leaveOut(ledger, why.rule, { place: { line: block.line, column: 1 }, text: plainText(block), reason: why.reason })
  }
}
