import type { WordBlock, WordCell, WordRow, WordTable } from '../model/word-model.ts'
import { fillOf } from '../styles/colours.ts'
import { type TableFormat, tableFormat } from '../styles/table-format.ts'
import { childAt, childrenOf, elementsIn, valueAt, type XmlElement } from '../xml/parse-xml.ts'
import { insideControl, isOn } from './content-control.ts'
import type { ReadContext } from './read-context.ts'

/** Reads `w:tbl`. */
export function readTable(element: XmlElement, context: ReadContext): WordTable {
  const rows = placed(element, 'w:tr', context)
  const format = tableFormat(childAt(element, 'w:tblPr'), context.styles)
  return {
    kind: 'table',
    line: firstLine(element),
    rows: rows.map(({ element: row, context: own }, index) => readRow(row, { index, rows: rows.length, format }, own)),
    hasHead: format.hasHead,
    control: context.control,
  }
}

interface Placed {
  readonly element: XmlElement
  readonly context: ReadContext
}

/** Rows or cells, also those within content controls. */
function placed(container: XmlElement, name: string, context: ReadContext): readonly Placed[] {
  return childrenOf(container).flatMap((child): readonly Placed[] => {
    if (child.name === name) return [{ element: child, context }]
    if (child.name === 'w:sdt')
      return placed(childAt(child, 'w:sdtContent') ?? child, name, insideControl(child, context))
    return child.name === 'w:customXml' ? placed(child, name, context) : []
  })
}

interface RowPlace {
  readonly index: number
  readonly rows: number
  readonly format: TableFormat
}

function readRow(row: XmlElement, { index, rows, format }: RowPlace, context: ReadContext): WordRow {
  const properties = childAt(row, 'w:trPr')
  const cells = placed(row, 'w:tc', context)
  const isHidden = context.isHidden || isOn(valueAt(properties, 'w:hidden'))
  return {
    isHead: isOn(valueAt(properties, 'w:tblHeader')),
    cells: cells.map(({ element, context: own }, column): WordCell => {
      const cell = childAt(element, 'w:tcPr')
      const style = format.formatOf({ row: index, rows, column, columns: cells.length })
      const fill = fillOf(childAt(cell, 'w:shd'), own.styles.theme)
      const grounds = [...own.grounds, style.fill, fill === 'none' ? undefined : fill]
      const blocks = own.readBlocks(element, { ...own, isHidden, grounds, tableRun: style.run })
      return { blocks: withoutLastEmpty(blocks), span: spanOf(cell), merge: mergeOf(cell) }
    }),
  }
}

/** Word has no more columns than this; a larger span would be as many cells. */
const mostColumns = 63

function spanOf(properties: XmlElement | undefined): number {
  const span = Math.trunc(Number(valueAt(properties, 'w:gridSpan') ?? 1))
  return span >= 1 ? Math.min(mostColumns, span) : 1
}

/** After a table within a cell, Word requires an empty paragraph. */
function withoutLastEmpty(blocks: readonly WordBlock[]): readonly WordBlock[] {
  const last = blocks.at(-1)
  const isEmpty = last?.kind === 'paragraph' && last.pieces.length === 0 && blocks.length > 1
  return isEmpty ? blocks.slice(0, -1) : blocks
}

function mergeOf(properties: XmlElement | undefined): WordCell['merge'] {
  const value = valueAt(properties, 'w:vMerge') ?? valueAt(properties, 'w:hMerge')
  if (value === undefined) return 'none'
  return value === 'restart' ? 'begun' : 'continued'
}

function firstLine(element: XmlElement): number {
  for (const { name, attributes } of elementsIn(element)) if (name === 'w:p') return Number(attributes.line ?? 0)
  return 0
}
