import { expect, test } from 'vitest'
import { linesOf } from './made-tree.ts'

const lines = linesOf('tables-and-parts')

test.each([
  ['schijf', 'Disc', '•'],
  ['rond', 'Circle', '◦'],
  ['vierkant', 'Square', '▪'],
  ['streep', 'Disc', undefined],
  ['een', 'Decimal', undefined],
  ['letter', 'LowerAlpha', undefined],
  ['romeins', 'UpperRoman', undefined],
])('the list “%s” says that it has labels: %s', (words, numbering, bullet) => {
  const at = lines.findIndex((line) => line.trim() === `“${words}”`)
  const before = lines.slice(0, at)
  expect(before.findLast((line) => /^ *L\b/.test(line))?.trim()).toBe(`L ListNumbering=${numbering}`)
  const label = before.findLast((line) => /^ *Lbl\b/.test(line))?.trim()
  expect(label).toBe(bullet === undefined ? 'Lbl' : `Lbl ActualText=“${bullet}”`)
})

test('a list without labels says nothing of them', () => {
  const at = lines.findIndex((line) => line.trim() === '“kaal”')
  expect(lines.slice(at - 3, at).map((line) => line.trim())).toEqual(['L', 'LI', 'LBody'])
})
