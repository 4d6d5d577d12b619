import { expect, test } from 'vitest'
import { PdfString } from '../../../src/pdf/file/objects/objects.ts'
import { textOf } from '../../../src/pdf/file/objects/text-string.ts'
import { nameTables } from '../../../src/pdf/finish/name-tables.ts'
import { attribute, type Element, element } from '../../../src/pdf/tags/structure.ts'
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

/** A table, with a heading in its head if it has a name of its own. */
function table(own?: Element): Element {
  const head = element('TR', [element('TH', own ? [own] : [])])
  return element('Table', [element('THead', [head]), element('TBody', [element('TR', [element('TD', [])])])])
}

test('a table with a heading in its head is named after that heading, not after the one above it', () => {
  const texts = new Map<Element, string>()
  const heading = (level: string, text: string): Element => {
    const made = element(level, [])
    texts.set(made, text)
    return made
  }
  const tables = [
    table(heading('H3', '2.1 Wijken')),
    table(heading('H3', '2.2 Straten')),
    table(),
    table(heading('H3', '3.1 Parkeren')),
    table(),
    table(heading('H4', '')),
  ]
  const [first, second, third, fourth, fifth, last] = tables as [Element, Element, Element, Element, Element, Element]
  const sections = [
    element('Sect', [heading('H2', '2 Hamerstukken'), first, second, third]),
    element('Sect', [heading('H2', '3 Bespreekstukken'), fourth, heading('H3', '3.2 Subsidies'), fifth, last]),
  ]
  nameTables(element('Document', sections), 'Besluitenlijst', (each) => texts.get(each) ?? '')
  const names = tables.map((each) => {
    const name = attribute(each, 'Summary')
    return name instanceof PdfString ? textOf(name) : undefined
  })
  expect(names).toEqual([
    '2.1 Wijken',
    '2.2 Straten',
    '2.2 Straten, tabel 2',
    '3.1 Parkeren',
    '3.2 Subsidies',
    'Besluitenlijst',
  ])
})
