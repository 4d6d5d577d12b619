import type { PhrasingContent, RootContent, TableCell, TableRow } from 'mdast'
import type { WordBlock, WordCell, WordParagraph, WordPiece, WordRow, WordTable } from '../../word/model/word-model.ts'
import { carryOver } from '../ledger/ledger.ts'
import type { BodyContext } from './body-context.ts'
import { toPhrasing } from './phrasing.ts'
import { isBold, isEmpty, paragraphsIn } from './plain.ts'

/** A table in GFM; a table with one column is no table, but a frame around its text. */
export function tableNodes(
  table: WordTable,
  context: BodyContext,
  convert: (blocks: readonly WordBlock[]) => RootContent[],
): RootContent[] {
  const rows = table.rows.filter(({ cells }) =>
    cells.some((cell) => paragraphsIn(cell.blocks).some((each) => !isEmpty(each))),
  )
  const columns = Math.max(0, ...rows.map(({ cells }) => cells.reduce((sum, { span }) => sum + span, 0)))
  if (rows.every(({ cells }) => cells.length <= 1))
    return rows.flatMap(({ cells }) => cells.flatMap(({ blocks }) => convert(blocks)))
  noteShape(table, rows, context)
  const place = { line: table.line, column: 1 }
  const children = rows.map((row, index): TableRow => {
    const cells = row.cells.flatMap((cell): TableCell[] => {
      const own: TableCell = { type: 'tableCell', children: cellContent(cell, context, index === 0) }
      return [
        own,
        ...Array.from({ length: Math.max(0, cell.span - 1) }, (): TableCell => ({ type: 'tableCell', children: [] })),
      ]
    })
    while (cells.length < columns) cells.push({ type: 'tableCell', children: [] })
    return { type: 'tableRow', children: cells }
  })
  if (rows.some(({ cells }) => cells.some((cell) => cell.blocks.some(({ kind }) => kind === 'table'))))
    carryOver(context.ledger, 'word/tabel', {
      place,
      text: '',
      reason: 'In een cel stond nog een tabel; haar cellen staan nu achter elkaar.',
    })
  return [{ type: 'table', children }]
}

function noteShape({ line, hasHead }: WordTable, rows: readonly WordRow[], { ledger }: BodyContext): void {
  const note = (reason: string) => carryOver(ledger, 'word/tabel', { place: { line, column: 1 }, text: '', reason })
  const cells = rows.flatMap((row) => row.cells)
  if (cells.some(({ span, merge }) => span > 1 || merge !== 'none'))
    note('In deze tabel waren cellen samengevoegd; nu staat de tekst in de eerste ervan en zijn de andere leeg.')
  if (cells.some(({ blocks }) => filled(blocks).length > 1 || filled(blocks).some(hasBreak)))
    note('In cellen van deze tabel stonden regels onder elkaar; zij staan nu achter elkaar.')
  const [head] = rows
  const isHead =
    head !== undefined && (head.isHead || hasHead || filled(head.cells.flatMap(({ blocks }) => blocks)).every(isBold))
  if (!isHead) note('Deze tabel had geen koprij; de eerste rij is dat nu.')
}

function filled(blocks: readonly WordBlock[]): readonly WordParagraph[] {
  return paragraphsIn(blocks).filter((paragraph) => !isEmpty(paragraph))
}

function hasBreak({ pieces }: WordParagraph): boolean {
  return pieces.some(({ kind }) => kind === 'break')
}

/** A cell is one line: its paragraphs follow each other. */
function cellContent({ blocks }: WordCell, context: BodyContext, isHead: boolean): PhrasingContent[] {
  const without = isHead ? (['bold'] as const) : []
  return filled(blocks).flatMap((paragraph, index): PhrasingContent[] => {
    const pieces: readonly WordPiece[] = paragraph.pieces
    const content = toPhrasing(pieces, context, { without, breaks: 'spaces' })
    const label = paragraph.list === undefined ? '' : paragraph.list.label || '–'
    const before = `${index === 0 ? '' : ' '}${label === '' ? '' : `${label} `}`
    return before === '' ? content : [{ type: 'text', value: before }, ...content]
  })
}
