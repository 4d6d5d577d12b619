import type { Nodes, Table, TableCell } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'

declare module 'mdast' {
  interface Table {
    /** `none` where a comment above the table says that its first column names no rows. */
    rowHeads?: 'none'
  }
}

/** Whether the cells of the first column name their rows; if not, why. */
export type RowHeads = 'heads' | 'not-wanted' | 'too-small' | 'empty-cell' | 'same-text' | 'numbers'

/**
 * The cells of the first column are heads of their rows when its own head is empty, when all of them are bold, or else when all are filled,
 * differ and are not all numbers. A redaction counts as filled, and differs from any other cell.
 */
export function rowHeadsOf(table: Table): RowHeads {
  const [head, ...rows] = table.children
  const columns = Math.max(...table.children.map((row) => row.children.length), 1)
  if (columns < 2 || rows.length === 0) return 'too-small'
  if (table.rowHeads === 'none') return 'not-wanted'
  const [corner] = head?.children ?? []
  if (corner === undefined || !isFilled(corner)) return 'heads'
  const cells = rows.map((row) => row.children[0])
  const filled = cells.filter((cell) => cell !== undefined && isFilled(cell))
  if (filled.length > 0 && filled.every((cell) => cell !== undefined && isBold(cell))) return 'heads'
  if (rows.length === 1) return 'too-small'
  if (filled.length < cells.length) return 'empty-cell'
  const texts = filled.flatMap((cell) => (cell === undefined || isRedacted(cell) ? [] : [comparable(cell)]))
  if (new Set(texts).size < texts.length) return 'same-text'
  return texts.length > 0 && texts.every(isNumber) ? 'numbers' : 'heads'
}

export function isFilled(cell: TableCell): boolean {
  return textOf(cell, { includeImageAlt: true }).trim() !== '' || cell.children.length > 0
}

export function isBold(cell: TableCell): boolean {
  return (
    cell.children.length > 0 &&
    cell.children.every((child) => child.type === 'strong' || (child.type === 'text' && child.value.trim() === ''))
  )
}

function isRedacted(node: Nodes): boolean {
  if (node.type === 'textDirective' && node.name === 'lak') return true
  return 'children' in node && node.children.some(isRedacted)
}

function comparable(cell: TableCell): string {
  return textOf(cell, { includeImageAlt: true }).replace(/\s+/g, ' ').trim().toLowerCase()
}

/** `2026`, `2026-2027`, `2026/27` */
const years = /^(?:1[89]|2[01])\d\d(?:\s*[-–/]\s*(?:(?:1[89]|2[01])?\d\d))?$/

/** An amount, a share or a serial number: digits, and no letters but those of a unit. A year is a name. */
function isNumber(text: string): boolean {
  return !years.test(text) && /^[^\p{L}\d]*\d[\d\s.,:/–-]*(?:%|euro|km|m[²³2]?|ha|mln|miljoen)?\.?$/u.test(text)
}
