import { execFileSync } from 'node:child_process'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fontFaces } from '../../src/compose/house-style/fonts.ts'
import { finish } from '../../src/pdf/finish/finish.ts'
import { openPrinter } from '../../src/print/printer.ts'
import { testBrowser } from '../print/test-browser.ts'
import { verdict } from './verdict.ts'

/** Each in a paragraph of its own: letters of several glyphs, glyphs of several letters, marks, and directions. */
const lines = [
  'Łódź ž ğ Ġ ș CO₂ → ≥ ✓ ⅓ € 1.000 fijn efficiënt',
  'e\u0301 o\u0308 n\u0303 q\u0303',
  'Ωμέγα Ὀδυσσεύς Привет Йё',
  '😀 👨‍👩‍👧 ❤️‍🔥 🇳🇱 ⚠️',
  'مرحبا بالعالم',
  'بيت ثابت جبن شيخ قف',
  'مَرْحَبًا لا إله الله',
  'שלום עולם',
  'שָׁלוֹם',
]

const embedded = 'meegeleverd'
const browsers = new Map<string, string | undefined>([[embedded, embedded]])
if (testBrowser.browser !== embedded) browsers.set('found on this machine', testBrowser.browser)

/** Letters and signs in any order: readers differ in how they turn text that runs from right to left. */
function signs(text: string): string {
  return [...text.normalize('NFKC').replace(/\s|\p{Cf}|\ufe0f/gu, '')].sort().join('')
}

async function readWithoutActualText(pdf: Uint8Array): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const content = await (await document.getPage(1)).getTextContent()
  return content.items.map((item) => ('str' in item ? item.str : '')).join('')
}

describe.each([...browsers])('many scripts, printed by the browser %s', (name, browser) => {
  const finished = new Map<string, Uint8Array>()
  beforeAll(async () => {
    const printer = openPrinter({ browser })
    try {
      const { css, resources } = fontFaces()
      const body = lines.map((line) => `<p dir="auto">${line}</p>`).join('')
      const { pdf } = await printer.print({
        lang: 'nl',
        title: 'Schrift',
        style: css,
        head: '',
        body,
        resources,
        count: [],
      })
      const result = finish(pdf, { title: 'Schrift', lang: 'nl', created: new Date(0), producer: 'proef' })
      if (!result.ok) throw new Error(result.problems.map((problem) => problem.reason).join(' '))
      finished.set(name, result.pdf)
    } finally {
      await printer.close()
    }
  })
  afterAll(() => finished.clear())
  const pdf = () => finished.get(name) ?? new Uint8Array()

  test('passes PDF/A-2a and PDF/UA-1', async () => {
    expect(await verdict(finished)).toBe('')
  })

  test('gives every sign back to who reads ActualText', () => {
    const text = execFileSync('pdftotext', ['-', '-'], { input: pdf(), encoding: 'utf8' })
    expect(signs(text)).toBe(signs(lines.join('')))
  })

  test('gives every sign back to who knows only the fonts', async () => {
    expect(signs(await readWithoutActualText(pdf()))).toBe(signs(lines.join('')))
  })
})
