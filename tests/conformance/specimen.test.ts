import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openPrinter } from '../../src/print/printer.ts'
import { makeSpecimen } from '../../src/specimen/make-specimen.ts'
import { testBrowser } from '../print/test-browser.ts'
import { verdict } from './verdict.ts'

const fonts = dirname(createRequire(import.meta.url).resolve('source-sans/package.json'))

/** House styles of a project: with a package of static fonts, with variable ones, and with OpenType outlines. */
const own: Readonly<Record<string, string>> = {
  vast: "lettertypen: ['@fontsource/fira-sans']\n",
  variabel:
    'lettertypen:\n  - {familie: Bron, bestand: VF/SourceSans3VF-Upright.ttf}\n  - {familie: Bron, bestand: VF/SourceSans3VF-Italic.otf}\n',
  omtrek:
    'lettertypen:\n' +
    ['Regular', 'It', 'Semibold', 'SemiboldIt']
      .map((cut) => `  - {familie: Bron, bestand: OTF/SourceSans3-${cut}.otf}\n`)
      .join(''),
}

test('a specimen passes 2a and ua1, of every built-in style and with every kind of font', {
  timeout: 600_000,
}, async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'proefbladen-'))
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }))
  writeFileSync(join(cwd, 'collegevoorstel.yaml'), 'gemeente: {naam: Proefstad}\n')
  for (const [name, yaml] of Object.entries(own)) {
    const folder = join(cwd, 'templates', 'huisstijlen', name)
    for (const kind of ['VF', 'OTF']) cpSync(join(fonts, kind), join(folder, kind), { recursive: true })
    writeFileSync(join(folder, 'huisstijl.yaml'), yaml)
    const family = name === 'vast' ? 'Fira Sans' : 'Bron'
    writeFileSync(join(folder, 'tokens.css'), `:root { --utrecht-document-font-family: "${family}" }`)
  }
  const printer = openPrinter({ ...testBrowser, jobs: 2 })
  try {
    const files = new Map<string, Uint8Array>()
    for (const name of ['neutraal', 'voorbeeldstad', ...Object.keys(own)]) {
      const { pdf, diagnostics } = await makeSpecimen({ cwd, houseStyle: name }, { printer })
      expect([name, diagnostics.map(({ reason }) => reason)]).toEqual([name, []])
      if (pdf) files.set(name, pdf)
    }
    expect(files.size).toBe(5)
    expect(await verdict(files)).toBe('')
  } finally {
    await printer.close()
  }
})
