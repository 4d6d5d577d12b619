import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { afterAll, expect, it } from 'vitest'
import { codeFonts, fontFaces } from '../../../src/compose/house-style/fonts.ts'
import { openPrinter } from '../../../src/print/printer.ts'
import { surroundings } from '../../../src/system/surroundings.ts'
import { testBrowser } from '../../print/test-browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'lettertypen-'))
writeFileSync(join(folder, 'geen.conf'), `<fontconfig><cachedir>${folder}</cachedir></fontconfig>`)
const here = surroundings()
const printers = {
  'with the fonts of this machine': openPrinter({ ...testBrowser, here }),
  'on a machine without any font': openPrinter({
    ...testBrowser,
    here: { ...here, env: { ...here.env, FONTCONFIG_FILE: join(folder, 'geen.conf') } },
  }),
}
afterAll(async () => {
  await Promise.all(Object.values(printers).map((printer) => printer.close()))
  rmSync(folder, { recursive: true, force: true })
})

const signs = ['CO₂ ⅓ ⁴ → ≥ ≈ ≠ ∑ ✓ ☐ ☑ ☒ ① ★ ⚠️', '😀 👨‍👩‍👧 ❤️‍🔥 🇳🇱', 'αβγ Привет Łódź', '€ “é” …']

it.each(Object.entries(printers))('come from the program alone %s, whatever signs the text has', async (_, printer) => {
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
