import { expect, test } from 'vitest'
import { linesOf } from './made-tree.ts'
import { facts } from './whole-fixtures.ts'

const lines = linesOf('tables-and-parts')

/** The name of each table, by the head of its first row. */
function namesOf(tree: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const [index, line] of tree.entries()) {
    if (!/^ *Table\b/.test(line)) continue
    const rest = tree.slice(index + 1)
    const caption = rest[0]?.trim() === 'Caption' ? `Caption: ${rest[1]?.trim().slice(1, -1)}` : undefined
    const summary = /Summary=(.*)$/.exec(line)?.[1]
    const head = rest[rest.findIndex((each) => /^ *TH /.test(each)) + 1]?.trim().slice(1, -1) ?? ''
    names.set(head, [caption, summary && `Summary: ${summary}`].filter(Boolean).join(' and '))
  }
  return names
}

test.each([
  ['voor de eerste kop', `Summary: ${facts.title}`],
  ['Auteur', 'Summary: Gegevens van de nota'],
  ['a', 'Summary: Wat wij vragen'],
  ['b', 'Caption: Tabel 1. Bedragen'],
  ['c', 'Caption: Met een bijschrift'],
  ['d', 'Summary: Wat wij vragen, tabel 2'],
  ['e', 'Summary: Onderdeel'],
])('the table “%s” has one name: %s', (head, name) => {
  expect(namesOf(lines).get(head)).toBe(name)
})

test('a figure that only carries the name of a table is gone', () => {
  expect(lines.filter((line) => line.includes('Figure'))).toEqual([])
})
