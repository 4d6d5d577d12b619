import type { Element, ElementContent } from 'hast'
import type { AlignType, Paragraph, Parents, PhrasingContent, Table, TableCell, TableRow } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import { toString as textOf } from 'mdast-util-to-string'
import { captionText, withoutStart } from '../../document/markdown/captions.ts'
import { isBold, isFilled, rowHeadsOf } from '../../document/markdown/row-heads.ts'
import { type CaptionNumber, captionNumber } from './markdown-captions.ts'
import { element, type MarkdownRendering, text } from './markdown-rendering.ts'

/**
 * Renders a table with header cells: of columns, and of rows where the first column names them. An empty header row is omitted.
 */
export function tableHandler(rendering: MarkdownRendering) {
  return (state: State, node: Table, parent: Parents | undefined): Element => {
    const [head, ...rows] = node.children
    const columns = Math.max(...node.children.map((row) => row.children.length), 1)
    const headed = head?.children.some(isFilled) ?? false
    const rowHeads = rowHeadsOf(node) === 'heads'
    const write = (row: TableRow, tag: (cell: TableCell | undefined, column: number) => CellKind) =>
      writeRow(state, row, { columns, align: node.align ?? [] }, tag)

    const parts: Element[] = []
    const around = rendering.writing
    rendering.writing = 'table'
    const numbered = captionNumber(rendering, 'tabel', node)
    if (node.caption) parts.push(element('caption', {}, captionOf(node.caption, state, numbered)))
    if (head && headed)
      parts.push(element('thead', {}, [write(head, (cell) => (cell && isFilled(cell) ? 'column' : 'cell'))]))
    const body = rows.map((row) => {
      const written = write(row, (cell, column) =>
        rowHeads && column === 0 && cell && isFilled(cell) ? 'row' : 'cell',
      )
      return isTotal(row) ? { ...written, properties: { className: ['totaal'] } } : written
    })
    rendering.writing = around
    if (body.length > 0) parts.push(element('tbody', {}, body))

    const wide = parent?.type === 'root' && isWide(node, columns)
    const className = [...(wide ? ['breed'] : []), ...wholeColumns(node, columns, wide)]
    const id = numbered === undefined ? {} : { id: numbered.id }
    const table = element('table', { ...id, ...(className.length > 0 ? { className } : {}) }, parts)
    return wide ? element('div', { className: ['liggend'] }, [table]) : table
  }
}

function captionOf(
  caption: readonly PhrasingContent[],
  state: State,
  numbered: CaptionNumber | undefined,
): ElementContent[] {
  const content: Paragraph = { type: 'paragraph', children: [...caption] }
  if (numbered === undefined) return state.all(content)
  const { length } = captionText('tabel', textOf(content))
  const title = state.all({ ...content, children: withoutStart(caption, length) })
  return [numbered.element, text(' '), ...title]
}

type CellKind = 'column' | 'row' | 'cell'
const scopes = { column: { scope: 'col' }, row: { scope: 'row' }, cell: {} } as const
const sides = { left: ['links'], center: ['midden'], right: ['rechts'] } as const

/** The columns of a table. */
interface Columns {
  readonly columns: number
  readonly align: readonly (AlignType | undefined)[]
}

function writeRow(
  state: State,
  row: TableRow,
  { columns, align }: Columns,
  kindOf: (cell: TableCell | undefined, column: number) => CellKind,
): Element {
  const cells = Array.from({ length: columns }, (_, column) => {
    const cell = row.children[column]
    const kind = kindOf(cell, column)
    const side = align[column]
    const properties = { ...scopes[kind], ...(side ? { className: [...sides[side]] } : {}) }
    return element(kind === 'cell' ? 'td' : 'th', properties, cell ? state.all(cell) : [])
  })
  return element('tr', {}, cells)
}

function isTotal(row: TableRow): boolean {
  const filled = row.children.filter(isFilled)
  return filled.length > 1 && filled.every(isBold)
}

/** Characters of body text that fit on one line in portrait orientation. */
const lettersAcross = 92
const gapLetters = 2

/** Too wide for portrait: eight or more columns, words that do not fit side by side, or six or seven columns full of text. */
function isWide(table: Table, columns: number): boolean {
  if (columns >= 8) return true
  const widths = columnWidths(table, columns)
  const across = (part: 'words' | 'whole') =>
    widths.reduce((sum, width) => sum + gapLetters + Math.min(width[part], 40), 0)
  return across('words') > lettersAcross || (columns >= 6 && across('whole') > 1.6 * lettersAcross)
}

/** Characters in the longest cell of each column, and in its longest word. */
function columnWidths(table: Table, columns: number) {
  const longest = (texts: readonly string[]) => Math.max(...texts.map((text) => text.length))
  return Array.from({ length: columns }, (_, column) => {
    const cells = table.children.map((row) => (row.children[column] ? textOf(row.children[column]) : ''))
    return { column, whole: longest(cells), words: longest(cells.flatMap((cell) => cell.split(/[\s-]+/))) }
  })
}

/** Characters in the widest column whose cells are kept on one line. */
const wholeLength = 24

/** Columns whose cells are kept on one line: the narrowest first, as long as the words of the others still fit. */
function wholeColumns(table: Table, columns: number, wide: boolean): string[] {
  const widths = columnWidths(table, columns)
  let left = lettersAcross * (wide ? 1.5 : 1) - widths.reduce((sum, { words }) => sum + words + gapLetters, 0)
  const whole: number[] = []
  for (const width of widths.sort((a, b) => a.whole - b.whole)) {
    left -= width.whole - width.words
    if (width.whole <= wholeLength && left >= 0) whole.push(width.column)
  }
  return whole.sort((a, b) => a - b).map((column) => `heel-${column + 1}`)
}
