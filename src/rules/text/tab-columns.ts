/**
 * The columns of lines that are divided by tabs, if they are certainly those of a table: at least three lines, all with the same
 * number of columns, under a first line that names them. Undefined for anything else.
 */
export function tabColumns(lines: readonly string[]): readonly (readonly string[])[] | undefined {
  const rows = lines.map((line) => line.split('\t').map((cell) => cell.trim()))
  const [head, ...others] = rows
  if (head === undefined || others.length < 2 || head.length < 2) return undefined
  if (rows.some((row) => row.length !== head.length || row.some((cell) => cell === ''))) return undefined
  // A head has words where the rows below it have figures.
  const isHead = head.every((cell) => !/\d/.test(cell) && !/:$/.test(cell))
  const hasFigures = head.some((_, column) => others.every((row) => /\d/.test(row[column] ?? '')))
  return isHead && hasFigures ? rows : undefined
}
