import { describe, expect, it } from 'vitest'
import { findingsOn } from './findings-in.ts'

const found = (body: string) => findingsOn('tekst/kop', body)

describe('signs for a heading that are read as text', () => {
  it.each([
    ['no space', '##Aanleiding', '## Aanleiding'],
    ['one sign', '#Aanleiding van dit stuk', '# Aanleiding van dit stuk'],
    ['a number', '##1. Aanleiding', '## 1. Aanleiding'],
    ['bold', '##**Aanleiding**', '## **Aanleiding**'],
    ['signs at the end too', '##Aanleiding##', '## Aanleiding##'],
    ['a hard space', '##\u00a0Aanleiding', '## Aanleiding'],
    ['a narrow hard space', '##\u202fAanleiding', '## Aanleiding'],
    ['a hard and a plain space', '##\u00a0 Aanleiding', '## Aanleiding'],
    ['a space of no width', '##\u200bAanleiding', '## Aanleiding'],
    ['a hard space before it', '\u00a0## Aanleiding', '## Aanleiding'],
    ['a mark of the byte order before it', '\ufeff## Aanleiding', '## Aanleiding'],
    ['in a quotation', '> ##Aanleiding', '> ## Aanleiding'],
    ['in a list', '- ##Aanleiding', '- ## Aanleiding'],
  ])('%s', (_, body, right) => {
    const { lines, repaired } = found(body)
    expect([lines, repaired]).toEqual([[1], right])
  })

  it('of a level that is right here, and of one that the next repair raises', () => {
    expect(found('## Kop\n\n###Aanleiding').repaired).toBe('## Kop\n\n### Aanleiding')
    expect(found('######Aanleiding').repaired).toBe('## Aanleiding')
  })

  it('in the middle of a paragraph, at its own line', () => {
    expect(found('Tekst.\n##Aanleiding\nMeer tekst.')).toMatchObject({
      lines: [2],
      reasons: ['Dit is niet als kop te lezen: achter ## staat geen spatie.'],
      repaired: 'Tekst.\n## Aanleiding\nMeer tekst.',
    })
  })
})

it.each([
  '## Aanleiding',
  'Tekst met C# en F# en nr. #3.',
  '#1 in de lijst',
  '#groen is een hashtag',
  '#Wijkgericht',
  '\\##Aanleiding',
  '`##Aanleiding`',
  '```\n##Aanleiding\n```',
  '| ##Aanleiding | b |\n| --- | --- |\n| ##c | d |',
  'Zie issue #12\nen #13.',
  '#######Aanleiding',
  '##',
])('is silent on %s', (body) => {
  expect(found(body)).toMatchObject({ lines: [], repaired: body })
})
