import { describe, expect, test } from 'vitest'
import { allTexts } from '../../../src/pdf/text/all-texts.ts'
import { onePage, stream } from '../handmade.ts'

const word = 'Zwartsluiter'
const other = 'Noordeinders'

/** One letter at its place on the line, 8 points apart. */
const letter = (text: string, index: number, x = 20 + 8 * index, y = 200) => `1 0 0 1 ${x} ${y} Tm (${text}) Tj`
const letters = (text: string) => [...text].map((each, index) => letter(each, index))
const shown = (operators: readonly string[], before = '') => `BT /F1 12 Tf ${before} ${operators.join(' ')} ET`

/** Always the same disorder. */
const shuffled = <T>(items: readonly T[]) => items.map((_, index) => items[(index * 5 + 3) % items.length] as T)

/** Each draws a word of twelve letters in an order in which nobody reads it. */
const orders: readonly (readonly [string, (text: string) => Buffer])[] = [
  ['backwards', (text) => onePage({ content: shown(letters(text).reverse()) })],
  [
    'even letters before odd ones',
    (text) =>
      onePage({
        content: shown([
          ...letters(text).filter((_, at) => at % 2 === 0),
          ...letters(text).filter((_, at) => at % 2 === 1),
        ]),
      }),
  ],
  ['in disorder', (text) => onePage({ content: shown(shuffled(letters(text))) })],
  ['from the middle', (text) => onePage({ content: shown([...letters(text).slice(6), ...letters(text).slice(0, 6)]) })],
  [
    'interwoven with another line',
    (text) =>
      onePage({ content: shown(letters(text).flatMap((each, at) => [each, letter('x', at, 20 + 8 * at, 100)])) }),
  ],
  [
    'with jumping baselines',
    (text) =>
      onePage({ content: shown([...text].map((each, at) => letter(each, at, 20 + 8 * at, 200 + (at % 2))).reverse()) }),
  ],
  ['on a page that is turned', (text) => onePage({ content: shown(letters(text).reverse()), entries: '/Rotate 90' })],
  [
    'along the side of the page',
    (text) =>
      onePage({ content: shown([...text].map((each, at) => `0 1 -1 0 100 ${20 + 8 * at} Tm (${each}) Tj`).reverse()) }),
  ],
  [
    'by moves back',
    (text) =>
      onePage({
        content: `BT /F1 12 Tf 150 200 Td ${[...text]
          .reverse()
          .map((each) => `(${each}) Tj -8 0 Td`)
          .join(' ')} ET`,
      }),
  ],
  [
    'by kerning back',
    (text) =>
      onePage({
        content: `BT /F1 8 Tf 150 200 Td [${[...text]
          .reverse()
          .map((each) => `(${each}) 2000`)
          .join(' ')}] TJ ET`,
      }),
  ],
  [
    'in a drawing of its own each',
    (text) =>
      onePage(
        {
          content: [...text]
            .map((_, at) => `/X${at} Do`)
            .reverse()
            .join(' '),
          resources: `/XObject<<${[...text].map((_, at) => `/X${at} ${6 + at} 0 R`).join('')}>>`,
        },
        letters(text).map((each) =>
          stream(shown([each]), '/Subtype/Form/BBox[0 0 200 300]/Resources<</Font<</F1 5 0 R>>>>'),
        ),
      ),
  ],
  [
    'in two colours, one after the other',
    (text) =>
      onePage({
        content: `${shown(
          letters(text).filter((_, at) => at % 3 > 0),
          '1 0 0 rg',
        )} ${shown(
          letters(text).filter((_, at) => at % 3 === 0),
          '0 g',
        )}`,
      }),
  ],
  [
    'between letters that cannot be seen',
    (text) =>
      onePage({
        content: shown(
          letters(text)
            .flatMap((each, at) => ['0 g', each, '1 g', letter('q', at, 24 + 8 * at)])
            .reverse()
            .map((_, at, all) => all[all.length - 1 - at] ?? ''),
        ),
      }),
  ],
]

function texts(pdf: Uint8Array) {
  const read = allTexts(pdf)
  if (!read.ok) throw new Error(read.reason)
  return read.texts
}

const solid = (text: string) => text.replaceAll(/\s/g, '')

describe('a word that is drawn in another order than it is read', () => {
  test.each(orders)('is found: %s', (_, draw) => {
    const painted = texts(draw(word)).find(({ place }) => place === 'pagina 1')
    expect(solid(painted?.text ?? '')).not.toContain(word)
    const read = texts(draw(word)).filter(({ place }) => place === 'pagina 1, in leesvolgorde')
    expect(solid(read.map(({ text }) => text).join('\n'))).toContain(word)
  })

  test.each(orders)('is not found where another is drawn: %s', (_, draw) => {
    const all = texts(draw(other)).map(({ text }) => solid(text))
    expect(all.some((text) => text.includes(word))).toBe(false)
    expect(all.some((text) => text.includes(other))).toBe(true)
  })
})

test('a text that is drawn as it is read is told once', () => {
  const pdf = onePage({ content: 'BT /F1 12 Tf 14 TL 20 200 Td (een twee) Tj T* (drie) Tj ET' })
  expect(
    texts(pdf)
      .filter(({ place }) => place.startsWith('pagina'))
      .map(({ place }) => place),
  ).toEqual(['pagina 1'])
})

test('columns are not read across', () => {
  const pdf = onePage({ content: 'BT /F1 9 Tf 120 200 Td (rechts) Tj -100 0 Td (links) Tj ET' })
  expect(texts(pdf).find(({ place }) => place.endsWith('leesvolgorde'))?.text).toBe('links\nrechts')
})
