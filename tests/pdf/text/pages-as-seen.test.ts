import { expect, it } from 'vitest'
import { pagesAsSeen } from '../../../src/pdf/text/pages-as-seen.ts'
import { onePage } from '../handmade.ts'

const letters = [...'Zwartsluiter']
const at = (letter: string, index: number) => `1 0 0 1 ${20 + 9 * index} 200 Tm (${letter}) Tj`
const placed = letters.map(at)
const page = (pieces: readonly string[]) => onePage({ content: `BT /F1 12 Tf ${pieces.join(' ')} ET` })
const textOf = (pdf: Uint8Array) => pagesAsSeen(pdf).map(({ text }) => text)

it.each([
  ['in order', placed],
  ['from the last to the first', placed.toReversed()],
  [
    'even before odd',
    [...placed.filter((_, index) => index % 2 === 0), ...placed.filter((_, index) => index % 2 === 1)],
  ],
])('reads letters as they are seen, painted %s', (_, pieces) => {
  expect(textOf(page(pieces)).map((text) => text.replaceAll(' ', ''))).toEqual(['Zwartsluiter'])
})

it('reads lines from the top down, and words with the space between them', () => {
  const pieces = ['1 0 0 1 20 180 Tm (onder) Tj', '1 0 0 1 80 200 Tm (rechts) Tj', '1 0 0 1 20 200 Tm (links) Tj']
  expect(textOf(page(pieces))).toEqual(['links rechts\nonder'])
})

it('names the page, and reads nothing of what is no PDF', () => {
  expect(pagesAsSeen(page(placed))[0]?.place).toBe('pagina 1, zoals zij eruitziet')
  expect(pagesAsSeen(Buffer.from('geen PDF'))).toEqual([])
})
