import { isArray, type PdfObject, PdfString } from '../file/objects/objects.ts'
import { type Element, forEachElement, isElement } from '../tags/structure.ts'
import { accessible, type Breach, breachIf, type CheckedFile } from './breach.ts'
import { attributeOf } from './element-attributes.ts'

const rowGroups = new Set(['THead', 'TBody', 'TFoot'])

/** What may be directly in what (ISO 14289-1, 7.2 by way of ISO 32000-1, 14.8.4.3.4). */
const contents: Readonly<Record<string, ReadonlySet<string>>> = {
  Table: new Set(['TR', ...rowGroups, 'Caption']),
  THead: new Set(['TR']),
  TBody: new Set(['TR']),
  TFoot: new Set(['TR']),
  TR: new Set(['TH', 'TD']),
}

/** Positions of one table that are computed; beyond it the table is not checked. */
const mostPositions = 1_000_000

/** Checks the nesting of tables, their grid, and the header cells of each data cell (ISO 14289-1, 7.2, 7.5). */
export function checkTables(checked: CheckedFile): readonly Breach[] {
  if (checked.root === undefined) return []
  let isMisplaced = false
  let isIrregular = false
  let lacksHeaders = false
  forEachElement(checked.root, (current) => {
    isMisplaced ||= isMisplacedIn(current)
    if (current.type !== 'Table') return
    isMisplaced ||= hasWrongGroups(current)
    const grid = gridOf(checked, rowsOf(current))
    isIrregular ||= grid === undefined
    lacksHeaders ||= grid !== undefined && hasUnconnectedCell(checked, grid)
  })
  return [
    ...breachIf(
      isMisplaced,
      accessible,
      'De tags van een tabel kloppen niet: rijen of cellen staan op een verkeerde plek.',
    ),
    ...breachIf(isIrregular, accessible, 'Niet alle rijen van een tabel zijn even breed.'),
    ...breachIf(lacksHeaders, accessible, 'Een tabel zegt niet welke kop bij welke cellen hoort.'),
  ]
}

function typesIn(kids: Element['kids']): readonly string[] {
  return kids.filter(isElement).map(({ type }) => type)
}

function isMisplacedIn({ type, kids }: Element): boolean {
  const allowed = contents[type]
  return typesIn(kids).some((kid) => {
    if (allowed !== undefined) return !allowed.has(kid)
    return kid === 'TR' || kid === 'TH' || kid === 'TD' || rowGroups.has(kid)
  })
}

function hasWrongGroups({ kids }: Element): boolean {
  const types = typesIn(kids)
  const count = (type: string) => types.filter((each) => each === type).length
  const needsBody = count('THead') + count('TFoot') > 0
  const caption = types.indexOf('Caption')
  return (
    count('THead') > 1 ||
    count('TFoot') > 1 ||
    count('Caption') > 1 ||
    (needsBody && count('TBody') === 0) ||
    (caption > 0 && caption < types.length - 1)
  )
}

function rowsOf({ kids }: Element): readonly Element[] {
  return kids
    .filter(isElement)
    .flatMap((kid) => (kid.type === 'TR' ? [kid] : rowGroups.has(kid.type) ? kid.kids.filter(isElement) : []))
    .filter(({ type }) => type === 'TR')
}

/** The cell at every position, by row; undefined when cells overlap or leave a position empty. */
type Grid = readonly (readonly Element[])[]

function gridOf(checked: CheckedFile, rows: readonly Element[]): Grid | undefined {
  const grid: Element[][] = rows.map(() => [])
  let positions = 0
  for (const [index, row] of rows.entries()) {
    let column = 0
    for (const cell of row.kids.filter(isElement)) {
      while (grid[index]?.[column]) column++
      const wide = spanOf(checked, cell, 'ColSpan')
      const lines = grid.slice(index, index + spanOf(checked, cell, 'RowSpan'))
      positions += wide * lines.length
      if (positions > mostPositions || !occupy(lines, column, wide, cell)) return undefined
      column += wide
    }
  }
  const width = grid[0]?.length ?? 0
  const isFilled = (line: readonly Element[]) => Array.from(line, (cell) => cell !== undefined).every(Boolean)
  return grid.every((line) => line.length === width && isFilled(line)) ? grid : undefined
}

/** @returns whether all positions were free */
function occupy(lines: readonly Element[][], column: number, wide: number, cell: Element): boolean {
  for (const line of lines)
    for (let right = column; right < column + wide; right++) {
      if (line[right]) return false
      line[right] = cell
    }
  return true
}

function spanOf(checked: CheckedFile, cell: Element, key: 'ColSpan' | 'RowSpan'): number {
  const value = attributeOf(checked, cell, key)
  return typeof value === 'number' && value >= 1 ? Math.min(Math.floor(value), mostPositions) : 1
}

/** Whether header cells have no scope, and a data cell does not name its own (ISO 14289-1, 7.5). */
function hasUnconnectedCell(checked: CheckedFile, grid: Grid): boolean {
  const cells = [...new Set(grid.flat())]
  const headers = cells.filter(({ type }) => type === 'TH')
  if (headers.length === 0 || headers.some((cell) => attributeOf(checked, cell, 'Scope') !== undefined)) return false
  const ids = new Set(headers.flatMap(({ id }) => id ?? []))
  return cells.some((cell) => cell.type === 'TD' && !namesHeaders(checked, cell, ids))
}

function namesHeaders(checked: CheckedFile, cell: Element, ids: ReadonlySet<string>): boolean {
  const named = attributeOf(checked, cell, 'Headers')
  const items: readonly PdfObject[] = isArray(named) ? named : []
  return items.some((each) => {
    const id = checked.file.resolve(each)
    return id instanceof PdfString && ids.has(id.raw)
  })
}
