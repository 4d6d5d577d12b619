import { expect, test } from 'vitest'
import { linesOf } from './made-tree.ts'

const areas = linesOf('figures').flatMap((line) => {
  const [, goal = '', says = ''] = /→ (\S+) “(.*)”$/.exec(line) ?? []
  return goal === '' ? [] : [{ goal, says }]
})

test.each([
  ['https://a.example/', 'de website van gelakt, onder f'],
  ['https://b.example/', 'gelakt, onder e en anderen en gelakt, onder f'],
  ['https://c.example/', 'kaart'],
  ['https://d.example/', 'plan grafiek en'],
  [
    'https://e.example/',
    'een lange koppeling die met zoveel woorden beslist niet op een regel past en dus op de volgende regel verdergaat tot hier',
  ],
])('%s is called what is read of it', (goal, words) => {
  const found = areas.filter((area) => area.goal === goal).map(({ says }) => says)
  expect(new Set(found)).toEqual(new Set([words]))
})

test('references to notes are called so', () => {
  expect(areas.filter(({ goal }) => goal.startsWith('#')).map(({ says }) => says)).toEqual([
    'voetnoot 1',
    'terug naar de tekst',
  ])
})
