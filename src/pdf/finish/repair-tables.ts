import { Name } from '../file/objects/objects.ts'
import {
  attribute,
  type Element,
  element,
  forEachElement,
  hasType,
  isElement,
  type Kid,
  mapElements,
  setAttribute,
} from '../tags/structure.ts'

const widest = 1000

const rowGroups = ['THead', 'TBody', 'TFoot']
const rowTypes = ['TR', ...rowGroups]

/**
 * Repairs tables (ISO 14289-1, 7.5; ISO 32000-1, 14.8.4.3.4): rows consist of cells only and have equal widths, the caption is
 * first, and every header cell has a scope. Cells and rows outside a table become plain groups.
 */
export function repairTables(root: Element): void {
  mapElements(root, (current, { type: parent }) => {
    if ((current.type === 'TD' || current.type === 'TH') && parent !== 'TR') current.type = 'Div'
    if (rowTypes.includes(current.type) && parent !== 'Table' && !rowGroups.includes(parent)) current.type = 'Div'
    return [current]
  })
  forEachElement(root, (current) => {
    if (current.type === 'Table') repairTable(current)
  })
}

function rowsOf(body: readonly Kid[]): Element[] {
  return body.flatMap((kid) => {
    if (!isElement(kid)) return []
    return kid.type === 'TR' ? [kid] : kid.kids.filter((each) => hasType(each, 'TR'))
  })
}

function repairTable(table: Element): void {
  const captions = table.kids.filter((kid) => hasType(kid, 'Caption'))
  const body = table.kids.flatMap(rowOf)
  const [caption] = captions
  if (caption) caption.kids = captions.flatMap((each) => each.kids)
  table.kids = caption ? [caption, ...body] : body
  const rows = rowsOf(body)
  for (const row of rows) row.kids = row.kids.map((kid) => (isCell(kid) ? kid : element('TD', [kid])))
  regular(rows)
  for (const [index, row] of rows.entries()) scopes(row, index)
  if (rows.length > 0) return
  table.type = 'Div'
  for (const each of body) each.type = 'Div'
}

/** A kid of a table other than its caption, as a row or row group. */
function rowOf(kid: Kid): Element[] {
  if (hasType(kid, 'Caption')) return []
  return [hasType(kid, ...rowTypes) ? kid : element('TR', [element('TD', [kid])])]
}

function isCell(kid: Kid): kid is Element {
  return hasType(kid, 'TD', 'TH')
}

function span(cell: Element, key: 'ColSpan' | 'RowSpan'): number {
  const value = attribute(cell, key)
  return typeof value === 'number' && value >= 1 ? Math.min(Math.floor(value), widest) : 1
}

/** Fills short rows with empty cells, and shortens a cell that extends below the last row. */
function regular(rows: readonly Element[]): void {
  const occupied: boolean[][] = rows.map(() => [])
  for (const [index, row] of rows.entries()) {
    let column = 0
    for (const cell of row.kids.filter(isCell)) {
      while (occupied[index]?.[column]) column++
      const high = Math.min(span(cell, 'RowSpan'), rows.length - index)
      if (high !== span(cell, 'RowSpan')) setAttribute(cell, 'Table', 'RowSpan', high)
      column += occupy(occupied.slice(index, index + high), column, span(cell, 'ColSpan'))
    }
  }
  const width = Math.max(0, ...occupied.map((line) => line.length))
  for (const [index, row] of rows.entries())
    for (let column = 0; column < width; column++) if (!occupied[index]?.[column]) row.kids.push(element('TD', []))
}

/** Marks the grid positions that a cell occupies; returns its number of columns. */
function occupy(lines: readonly boolean[][], column: number, wide: number): number {
  for (const line of lines) for (let right = 0; right < wide; right++) line[column + right] = true
  return wide
}

/** For a header cell without a scope: `Column` in a row of headers only, else `Row`. */
function scopes(row: Element, index: number): void {
  const cells = row.kids.filter(isCell)
  for (const cell of cells) {
    if (cell.type !== 'TH' || attribute(cell, 'Scope') !== undefined) continue
    const overColumn = index === 0 || cells.every((each) => each.type === 'TH')
    setAttribute(cell, 'Table', 'Scope', new Name(overColumn ? 'Column' : 'Row'))
  }
}
