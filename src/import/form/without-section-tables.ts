import { sectionTitled } from '../../document/markdown/sections.ts'
import type { Kind } from '../../forms/kind.ts'
import type { WordBlock, WordRow, WordTable } from '../../word/model/word-model.ts'
import { isEmpty, paragraphsIn, paragraphText } from '../body/plain.ts'

/**
 * The blocks of a form that is laid out in tables, as if it were not: a table whose rows are sections becomes its paragraphs. Rows
 * above the first section stay a table, since they are the head of the form.
 */
export function withoutSectionTables(blocks: readonly WordBlock[], kind: Kind): readonly WordBlock[] {
  return blocks.flatMap((block) =>
    block.kind === 'table' && isSectionTable(block, kind) ? unrolled(block, kind) : [block],
  )
}

function isSectionTable({ rows }: WordTable, kind: Kind): boolean {
  const filled = rows.filter(({ cells }) =>
    cells.some((cell) => paragraphsIn(cell.blocks).some((each) => !isEmpty(each))),
  )
  const titled = filled.filter((row) => titleIn(row, kind) !== undefined)
  if (titled.length === 0) return false
  if (filled.every(({ cells }) => cells.length === 1)) return true
  const sections = new Set(titled.map((row) => titleIn(row, kind)))
  // A table of figures may have a row "Kosten"; a form has a row for each section.
  return sections.size >= 2 && titled.length * 3 >= filled.length
}

/** The section that begins in the first cell of a row. */
function titleIn({ cells: [cell] }: WordRow, kind: Kind): string | undefined {
  const [first] = paragraphsIn(cell?.blocks ?? []).filter((each) => !isEmpty(each))
  return first === undefined ? undefined : sectionTitled(kind, paragraphText(first))?.id
}

function unrolled(table: WordTable, kind: Kind): readonly WordBlock[] {
  const first = table.rows.findIndex((row) => titleIn(row, kind) !== undefined)
  const head = table.rows.slice(0, first)
  const below = table.rows.slice(first).flatMap((row) => unrolledRow(row, kind))
  return [...(head.length > 0 ? [{ ...table, rows: head }] : []), ...below]
}

/** In its own cell a title needs no bold letters to be a heading. */
function unrolledRow(row: WordRow, kind: Kind): readonly WordBlock[] {
  const [first] =
    titleIn(row, kind) === undefined ? [] : paragraphsIn(row.cells[0]?.blocks ?? []).filter((each) => !isEmpty(each))
  return row.cells.flatMap(({ blocks }) =>
    blocks.map((block) =>
      block.kind === 'paragraph' && block === first ? { ...block, level: block.level ?? 1 } : block,
    ),
  )
}
