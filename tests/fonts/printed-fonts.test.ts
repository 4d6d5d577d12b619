import { execa } from 'execa'
import { afterAll, expect, it } from 'vitest'
import { codeFonts, fontFaces } from '../../src/compose/fonts.ts'
import { openPrinter } from '../../src/print/printer.ts'

const printer = openPrinter()
afterAll(() => printer.close())

const signs = ['CO₂ ⅓ ⁴ → ≥ ≈ ≠ ∑ ✓ ☐ ☑ ☒ ① ★ ⚠️', '😀 👨‍👩‍👧 ❤️‍🔥 🇳🇱', 'αβγ Привет', '€ “é” …']

it('come from the program alone, whatever signs the text has, and give the text back', async () => {
  const { css, resources } = fontFaces()
  const paragraphs = signs.map((line) => `<p>${line} <b>${line}</b> <i>${line}</i></p>`).join('')
  const body = `${paragraphs}<p dir="auto">مرحبا بالعالم</p><p dir="auto">שלום</p><pre style="font-family:${codeFonts}">code → ✓</pre>`
  const printed = await printer.print({ lang: 'nl', title: 'Tekens', style: css, head: '', body, resources, count: [] })
  expect(printed.missing).toEqual([])
  const fonts = await execa('pdffonts', ['-'], { input: printed.pdf })
  const names = fonts.stdout
    .split('\n')
    .slice(2)
    .map((line) => line.replace(/^[A-Z]{6}\+/, '').split(' ')[0] ?? '')
  expect(names.length).toBeGreaterThan(5)
  for (const name of names) expect(name).toMatch(/^(SourceSans3|SourceCodePro|Noto(Sans|Emoji))/)
  const { stdout } = await execa('pdftotext', ['-', '-'], { input: printed.pdf })
  for (const line of signs) for (const sign of line.split(' ')) expect(stdout).toContain(sign)
  expect(stdout).toContain('שלום')
})
