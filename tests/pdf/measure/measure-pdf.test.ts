import { describe, expect, test } from 'vitest'
import { measurePdf } from '../../../src/pdf/measure/measure-pdf.ts'
import { isRunningText, type MeasuredPage, mmPerPoint } from '../../../src/pdf/measure/measured-page.ts'
import { onePage } from '../handmade.ts'
import { printed } from '../printed.ts'

function pagesOf(pdf: Uint8Array): readonly MeasuredPage[] {
  const measured = measurePdf(pdf)
  if (!measured.ok) throw new Error(measured.reason)
  return measured.pages
}

const lineWith = (pages: readonly MeasuredPage[], words: string) => {
  const found = pages.flatMap(({ lines }) => lines).find(({ text }) => text.includes(words))
  if (!found) throw new Error(`no line with “${words}”`)
  return found
}

describe('a printed proposal', () => {
  const pages = pagesOf(printed('proposal'))

  test('its style sheet says where its text begins, and how large it is', () => {
    const line = lineWith(pages, 'Het college besluit:')
    // @page {margin: … 25mm} and the 8px of the body.
    expect(Math.abs(line.x * mmPerPoint - 25 - (8 * 25.4) / 96)).toBeLessThan(0.2)
    expect(line).toMatchObject({ page: 1, size: 10.5, tags: ['Document', 'P'], text: 'Het college besluit:' })
    expect(lineWith(pages, 'Informatie aan de gemeenteraad')).toMatchObject({ size: 21, tags: ['Document', 'H1'] })
  })

  test('a line is whole, whatever is bold, raised or linked in it', () => {
    expect(lineWith(pages, 'in te stemmen').text).toBe('in te stemmen met de aanpak, met inbegrip van:')
    const noted = lineWith(pages, 'In een gekleurd vlak')
    expect(noted.text).toMatch(/^In een gekleurd vlak, met nadruk en een noot\.1 Het zachte afbreekteken/)
    expect(noted.size).toBe(10.5)
  })

  test('a paragraph over two pages is one block, its baselines a line height apart', () => {
    const { block } = lineWith(pages, 'Wijkgericht werken vraagt een lange adem')
    const lines = pages.flatMap((page) => page.lines).filter((line) => line.block === block)
    expect(new Set(lines.map(({ page }) => page))).toEqual(new Set([1, 2]))
    const first = lines.filter(({ page }) => page === 1).map(({ baseline }) => baseline)
    for (const [index, baseline] of first.slice(1).entries())
      expect(Math.abs(baseline - (first[index] ?? 0) - 10.5 * 1.45)).toBeLessThan(0.76)
  })

  test('the cells of one row share it; a number of a list is no part of the text behind it', () => {
    expect(lineWith(pages, 'Zaaknummer').row).toBe(lineWith(pages, 'Z-2021-004512').row)
    expect(lineWith(pages, 'C. Voorbeeld').row).not.toBe(lineWith(pages, 'Z-2021-004512').row)
    expect(lineWith(pages, 'de raadsbrief vast te stellen').text).toBe('de raadsbrief vast te stellen;')
  })

  test('headers and footers have no tags and are no running text', () => {
    const foot = pages[0]?.lines.filter(({ text }) => text.startsWith('Zaaknummer Z-2021'))
    expect(foot?.map(({ tags, block, size }) => [tags, block, Math.round(size)])).toEqual([[[], undefined, 8]])
    expect(foot?.some(isRunningText)).toBe(false)
  })
})

describe('a page by hand, 200 by 300 points', () => {
  const shown = (content: string, entries = '') => pagesOf(onePage({ content, entries }))[0]

  test('positions are from the top left corner', () => {
    expect(shown('BT /F1 12 Tf 20 250 Td (Woord) Tj ET')?.lines).toMatchObject([{ x: 20, baseline: 50, text: 'Woord' }])
  })

  test('also of a page that is displayed turned', () => {
    const page = shown('BT /F1 12 Tf 0 1 -1 0 150 40 Tm (Woord) Tj ET', '/Rotate 90')
    expect([page?.width, page?.height]).toEqual([300, 200])
    expect(page?.lines).toMatchObject([{ x: 40, baseline: 150, text: 'Woord' }])
  })

  test('what paints nothing, or white, is not there', () => {
    const page = shown('1 g 0 0 200 300 re f 0 g 20 20 50 10 re f BT 3 Tr /F1 12 Tf 20 250 Td (Weg) Tj ET')
    expect(page?.lines).toEqual([])
    expect(page?.shapes).toEqual([{ left: 20, top: 270, right: 70, bottom: 280 }])
  })

  test('a wide gap begins another line, a narrow one a word', () => {
    const content = 'BT /F1 10 Tf 20 250 Td (een) Tj 20 0 Td (twee) Tj 90 0 Td (rand) Tj ET'
    expect(shown(content)?.lines.map(({ text }) => text)).toEqual(['een twee', 'rand'])
  })
})

test('a file that cannot be read is refused', () => {
  expect(measurePdf(Buffer.from('geen pdf'))).toMatchObject({ ok: false })
})
