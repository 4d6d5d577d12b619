import { expect, test } from 'vitest'
import { archiveFileName, folderName, uniqueNames } from '../../../src/archive/model/archive-names.ts'

test.each([
  ['Week 48', 'week-48'],
  ['02-01-café & bar.', '02-01-cafe-bar'],
  ['x'.repeat(300), 'x'.repeat(40)],
  [`${'x'.repeat(39)} y`, 'x'.repeat(39)],
])('the folder of %s is %s', (text, expected) => {
  expect(folderName(text)).toBe(expected)
})

test.each([
  ['Foto van.het plein.JPG', 'foto-van-het-plein.jpg'],
  ['voorstel.md', 'voorstel.md'],
  ['zonder', 'zonder'],
  ['#&?.png', 'document.png'],
])('the file %s is called %s', (text, expected) => {
  expect(archiveFileName(text)).toBe(expected)
})

test('a name that occurs again gets a number, which is not that of another', () => {
  expect(uniqueNames(['a.png', 'a.png', 'a-2.png', 'a.png', 'b'], ['b'])).toEqual([
    'a.png',
    'a-2.png',
    'a-2-2.png',
    'a-3.png',
    'b-2',
  ])
})
