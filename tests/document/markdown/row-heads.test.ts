import type { Table } from 'mdast'
import { describe, expect, test } from 'vitest'
import { parseBody } from '../../../src/document/markdown/parse-body.ts'
import { rowHeadsOf } from '../../../src/document/markdown/row-heads.ts'

function tablesOf(markdown: string): readonly Table[] {
  return parseBody(markdown, 0).children.filter((node) => node.type === 'table')
}

function ofColumn(head: string, cells: readonly string[]) {
  const rows = cells.map((cell) => `| ${cell} | x |`)
  const [table] = tablesOf([`| ${head} | Kop |`, '| --- | --- |', ...rows].join('\n'))
  return table && rowHeadsOf(table)
}

describe('the first column', () => {
  test.each([
    [['Noord', 'Zuid'], 'heads'],
    [['Noord', '12'], 'heads'],
    [['1 januari', '2 januari'], 'heads'],
    [['2024', '2025'], 'heads'],
    [['2024-2025', '2026/27'], 'heads'],
    [[':lak[Jansen]{grond="5.1.2.e"}', ':lak[Jansen]{grond="5.1.2.e"}', 'Zuid'], 'heads'],
    [['**1**', '**2**'], 'heads'],
    [['**Noord**'], 'heads'],
    [['Noord', 'noord '], 'same-text'],
    [['Noord', ''], 'empty-cell'],
    [['€ 1.200', '€ 1.300'], 'numbers'],
    [['12%', '− 13,5 %'], 'numbers'],
    [['1.', '2.'], 'numbers'],
    [['3 km', '4 km'], 'numbers'],
    [['Noord'], 'too-small'],
  ] as const)('%j: %s', (cells, verdict) => {
    expect(ofColumn('Wijk', cells)).toBe(verdict)
  })

  test.each([[['Noord', 'Noord']], [['1', '2']], [['x']]])('names the rows when its own head is empty: %j', (cells) => {
    expect(ofColumn('', cells)).toBe('heads')
  })
})

test.each(['| A |\n| - |\n| x |\n| y |', '| A | B |\n| - | - |'])(
  'a table without columns or rows to name: %j',
  (text) => {
    expect(tablesOf(text).map(rowHeadsOf)).toEqual(['too-small'])
  },
)

describe('the comment that takes the heads away', () => {
  const table = '| A | B |\n| - | - |\n| x | 1 |\n| y | 2 |\n'
  const mark = '<!-- collegevoorstel-rijkoppen: nee -->'

  test.each([
    ['straight above', `${mark}\n${table}`, ['not-wanted']],
    ['with a line between', `${mark}\n\n${table}`, ['not-wanted']],
    ['with the caption between', `${mark}\n\nTabel: Wijken\n\n${table}`, ['not-wanted']],
    ['in other case, without a colon', `<!-- Collegevoorstel-Rijkoppen NEE -->\n\n${table}`, ['not-wanted']],
    ['for the first of two tables', `${mark}\n\n${table}\n\nTekst\n\n${table}`, ['not-wanted', 'heads']],
    ['below a heading that comes between', `${mark}\n\n## Kop\n\n${table}`, ['heads']],
    ['with another word', `<!-- collegevoorstel-rijkoppen: ja -->\n\n${table}`, ['heads']],
    ['as any other comment', `<!-- rijkoppen: nee -->\n\n${table}`, ['heads']],
  ])('%s', (_, text, verdicts) => {
    expect(tablesOf(text).map(rowHeadsOf)).toEqual(verdicts)
  })
})
