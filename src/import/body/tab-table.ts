import type { Table } from 'mdast'
import { tabColumns } from '../../rules/text/tab-columns.ts'
import type { WordBlock, WordParagraph, WordPiece } from '../../word/model/word-model.ts'
import { carryOver } from '../ledger/ledger.ts'
import type { BodyContext } from './body-context.ts'
import { toPhrasing } from './phrasing.ts'
import { paragraphText } from './plain.ts'

/** A table that is written with tabs, at the start of these blocks, which are read as far as it goes; the rule `tekst/kolommen` says what is one. */
export function tabTable(
  blocks: Iterable<WordBlock>,
  context: BodyContext,
  headings: ReadonlyMap<WordParagraph, number>,
): { readonly node: Table; readonly length: number } | undefined {
  const run: WordParagraph[] = []
  for (const block of blocks) {
    if (block.kind === 'table' || block.list !== undefined || headings.has(block)) break
    const columns = columnsIn(block)
    if (columns < 2 || columns !== columnsIn(run[0] ?? block)) break
    run.push(block)
  }
  const [first] = run
  if (first === undefined || run.some(({ pieces }) => pieces.some(({ kind }) => kind === 'break'))) return undefined
  if (tabColumns(run.map(paragraphText)) === undefined) return undefined
  carryOver(context.ledger, 'word/tabel', {
    place: { line: first.line, column: 1 },
    text: paragraphText(first),
    reason: 'Deze kolommen waren met tabs gemaakt; er is een tabel van gemaakt.',
  })
  const children = run.map((paragraph, index): Table['children'][number] => ({
    type: 'tableRow',
    children: tabbed(paragraph.pieces).map((pieces) => ({
      type: 'tableCell',
      children: toPhrasing(pieces, context, { without: index === 0 ? ['bold'] : [] }),
    })),
  }))
  return { node: { type: 'table', children }, length: run.length }
}

/** Pieces apart at each tab. */
export function tabbed(pieces: readonly WordPiece[]): readonly (readonly WordPiece[])[] {
  const cells: WordPiece[][] = [[]]
  for (const piece of pieces) {
    if (piece.kind !== 'text') {
      cells.at(-1)?.push(piece)
      continue
    }
    for (const [index, text] of piece.text.split('\t').entries()) {
      if (index > 0) cells.push([])
      if (text !== '') cells.at(-1)?.push({ ...piece, text })
    }
  }
  return cells
}

function columnsIn(paragraph: WordParagraph): number {
  return paragraphText(paragraph).split('\t').length
}
