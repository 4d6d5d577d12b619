import { expect, it } from 'vitest'
import { findingsOn } from './findings-in.ts'

const found = (body: string) => findingsOn('tekst/tabelrij', body)
const table = (...rows: readonly string[]) => ['| a | b |', '| --- | --- |', ...rows].join('\n')

it.each([
  ['one cell more', table('| 1 | 2 | 3 |'), [3]],
  ['two cells more', table('| 1 | 2 | 3 | 4 |'), [3]],
  ['two rows', table('| 1 | 2 | 3 |', '| 1 | 2 |', '| 4 | 5 | 6 |'), [3, 5]],
  ['a sum that is too far right', table('| Totaal | | 3 |'), [3]],
  ['an empty cell and a full one', table('| 1 | 2 | | 4 |'), [3]],
  ['without signs at the ends', 'a | b\n--- | ---\n1 | 2 | 3', [3]],
  ['a sign in the text', table('| a of | b | c |'), [3]],
  ['in a quotation', '> | a | b |\n> | - | - |\n> | 1 | 2 | 3 |', [3]],
  ['in a list', '- x\n\n  | a | b |\n  | - | - |\n  | 1 | 2 | 3 |', [5]],
])('%s', (_, body, lines) => {
  expect(found(body)).toMatchObject({ lines, repaired: body })
})

it.each([
  ['an empty cell at the end', table('| 1 | 2 | |'), table('| 1 | 2 |')],
  ['more of them', table('| 1 | 2 | | |'), table('| 1 | 2 |')],
  ['without a space', table('| 1 | 2 ||'), table('| 1 | 2 |')],
  ['in one of the rows', table('| 1 | 2 |', '| 3 | 4 |  |'), table('| 1 | 2 |', '| 3 | 4 |')],
])('%s goes', (_, body, right) => {
  const { lines, repaired } = found(body)
  expect([lines.length, repaired]).toEqual([1, right])
})

it('says how many', () => {
  expect(found(table('| 1 | 2 | 3 |')).reasons).toEqual(['Deze rij heeft 3 cellen en de eerste rij van de tabel 2.'])
})

it.each([table('| 1 | 2 |'), table('| 1 |'), table('| 1 \\| 2 | 3 |'), table('| `a` | 3 |'), '| a | b |'])(
  'is silent on %j',
  (body) => {
    expect(found(body)).toMatchObject({ lines: [], repaired: body })
  },
)
