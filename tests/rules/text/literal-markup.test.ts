import { describe, expect, it } from 'vitest'
import { findingsOn } from './findings-in.ts'

const found = (body: string) => findingsOn('tekst/opmaak', body)

describe('markup that would be printed as it is typed', () => {
  it.each([
    ['a link to a file with a space', '[de kaart](mijn kaart.pdf)', '[de kaart](<mijn kaart.pdf>)'],
    ['a link to a folder with a space', '[de kaart](mijn map/kaart.pdf)', '[de kaart](<mijn map/kaart.pdf>)'],
    ['a link to a file with a space and brackets', '[de kaart](kaart (1).pdf)', '[de kaart](<kaart (1).pdf>)'],
    ['a link to an address with a space', '[a](https://x.example/a b)', '[a](https://x.example/a%20b)'],
    ['a link with a space before its address', '[a] (https://x.example/a)', '[a](https://x.example/a)'],
    ['a link with a space before a file', '[de kaart] (kaart.pdf)', '[de kaart](kaart.pdf)'],
    ['an image with a space', '![een kaart](mijn kaart.png)', '![een kaart](<mijn kaart.png>)'],
    ['an image with a space before its file', '![een kaart] (kaart.png)', '![een kaart](kaart.png)'],
    ['an image with a caption', '![een kaart](mijn kaart.png "De wijk")', '![een kaart](<mijn kaart.png> "De wijk")'],
    ['a link with a title', "[a](mijn kaart.pdf 'titel')", "[a](<mijn kaart.pdf> 'titel')"],
    [
      'an address on its own line',
      'Zie [a].\n\n[a]: https://x.example/a b',
      'Zie [a].\n\n[a]: https://x.example/a%20b',
    ],
    ['bold with a space after the first stars', 'Dit is ** vet** hier.', 'Dit is **vet** hier.'],
    ['bold with a space before the last stars', 'Dit is **vet ** hier.', 'Dit is **vet** hier.'],
    ['bold with both', 'Dit is ** heel vet ** hier.', 'Dit is **heel vet** hier.'],
    ['bold twice', '** een ** en ** twee **', '**een** en **twee**'],
  ])('%s', (_, body, right) => {
    const { lines, repaired } = found(body)
    expect(lines.length).toBeGreaterThan(0)
    expect(repaired).toBe(right)
  })

  it.each([
    ['bold that does not close', 'Dit is **vet en meer.'],
    ['an image that is not there', '![een kaart](weg en weg.png)'],
    ['bold that does not open', 'Dit is vet** en meer.'],
    ['bold that closes in another paragraph', 'Dit is **vet\n\nen dit** ook.'],
    ['italics that do not close', 'Dit is *schuin en meer.'],
    ['bold with low lines that does not close', 'Dit is __vet en meer.'],
    ['bold that does not close in a table', '| a | b |\n| --- | --- |\n| **c | d |'],
  ])('%s: a finding without a fix', (_, body) => {
    const { lines, repaired } = found(body)
    expect(lines.length).toBeGreaterThan(0)
    expect(repaired).toBe(body)
  })

  it('says what was meant', () => {
    expect(found('Zie ![een kaart](mijn kaart.png)').reasons).toEqual([
      'Dit is niet als afbeelding te lezen: de haken en de naam van het bestand komen letterlijk in de tekst.',
    ])
  })
})

it.each([
  'Dit is **vet** en *schuin* en __vet__.',
  '[de kaart](<mijn kaart.pdf>)',
  'Zie [1](lid 2) en [noot] (blz. 3).',
  'Zie [bijlage 1] (zie hierna).',
  'Bedragen* zijn exclusief btw.',
  '*Bedragen zijn exclusief btw.',
  '5 * 3 = 15',
  'Het bestand bijlage_1_definitief.',
  'Dit is \\**vet.',
  '`**vet` en `[a](b c.pdf)`',
  '[a]: https://x.example/\n\nZie [a].',
  'Het teken * en de tekens ** in \\*\\*code.'.replace(' ** in', ' in'),
])('is silent on %j', (body) => {
  expect(found(body)).toMatchObject({ lines: [], repaired: body })
})
