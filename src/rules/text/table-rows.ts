import type { Table } from 'mdast'
import type { Document } from '../../document/document.ts'
import { count } from '../../report/message-text.ts'
import type { RuleFinding } from '../rule.ts'
import { nodesOf } from './nodes-of.ts'
import { offsetsOf } from './positions.ts'

/** Rows with more cells than the first row: what is in those cells is in no column. */
export function* tableRows(document: Document): Iterable<RuleFinding> {
  for (const table of nodesOf(document, 'table')) yield* longRows(table)
}

function* longRows({ children: [head, ...rows] }: Table): Iterable<RuleFinding> {
  const columns = head?.children.length ?? 0
  for (const row of rows) {
    const extra = row.children.slice(columns)
    const [first] = extra
    const last = extra.at(-1)
    if (first?.position === undefined || last?.position === undefined) continue
    const isEmpty = extra.every((cell) => cell.children.length === 0)
    const position = { start: first.position.start, end: last.position.end }
    yield {
      place: position,
      reason: `Deze rij heeft ${count(row.children.length, 'cel', 'cellen')} en de eerste rij van de tabel ${columns}.`,
      advice: isEmpty
        ? 'Haal de lege cel aan het eind weg.'
        : 'Haal een streep weg, of geef de tabel een kolom erbij, met een kop. Hoort de streep bij de tekst, schrijf dan \\|.',
      fix: isEmpty ? [{ ...offsetsOf({ position }), replacement: ['|'] }] : undefined,
    }
  }
}
