import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toString as plain } from 'mdast-util-to-string'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dutchDate } from '../../src/document/dutch-date.ts'
import { readDocument } from '../../src/document/read-document.ts'
import { loadKinds } from '../../src/kinds/load-kind.ts'
import { inspect } from '../../src/pdf/inspect.ts'
import { outlineText, structureText } from '../../src/pdf/structure-text.ts'
import { type Built, buildExamples, exampleNames, examplesFolder, filesOf, pdfsOf } from './built-examples.ts'

const styles = ['voorbeeldstad', 'neutraal'] as const
const kinds = loadKinds()
const built = new Map<string, Built>()

beforeAll(async () => {
  for (const style of styles) built.set(style, await buildExamples({ style }))
})
afterAll(() => {
  for (const each of built.values()) each.remove()
})

function of(style: string): Built {
  const found = built.get(style)
  if (found === undefined) throw new Error(`${style} is not built`)
  return found
}

const bytesOf = (style: string, path: string): Buffer => readFileSync(join(of(style).folder, path))
const passedThrough = 'parkeren-centrum/intern/bijlagen/02-cijfers-parkeeronderzoek.pdf'
const madePdfs = (style: string) => pdfsOf(of(style)).filter((path) => path !== passedThrough)

/** Only what is read aloud: no spaces, so that a line end in the print makes no difference. */
const squeezed = (text: string): string => text.normalize('NFKC').replaceAll(/[\s\u00ad]/g, '')

function shownText(pdf: Uint8Array): string {
  const lines = structureText(pdf).matchAll(/^\s*“([\s\S]*?)”$/gm)
  return squeezed([...lines].map((line) => line[1] ?? '').join(''))
}

function proposalOf(name: string) {
  const path = join(examplesFolder, name, 'voorstel.md')
  const { document } = readDocument({ path, name: path, text: readFileSync(path, 'utf8') }, kinds)
  if (document === undefined) throw new Error(`${name} cannot be read`)
  return document
}

test.each(styles)('%s: exactly the files that the contract names', (style) => {
  expect(of(style).report.documents.map((document) => document.outcome)).toEqual(exampleNames.map(() => 'gemaakt'))
  expect(filesOf(of(style))).toMatchInlineSnapshot(`
    [
      "herziening-subsidies/intern/bijlagen/01-brief-organisaties.pdf",
      "herziening-subsidies/intern/bijlagen/02-brief-raad.pdf",
      "herziening-subsidies/intern/bijlagen/03-beantwoording-vragen.pdf",
      "herziening-subsidies/intern/bijlagen/04-nota-raad.pdf",
      "herziening-subsidies/intern/bijlagen/05-financiele-positie.pdf",
      "herziening-subsidies/intern/manifest.json",
      "herziening-subsidies/intern/voorstel.pdf",
      "kort-en-onaf/intern/bijlagen/01-brief-omwonenden.pdf",
      "kort-en-onaf/intern/manifest.json",
      "kort-en-onaf/intern/voorstel.pdf",
      "omgevingsvisie/intern/bijlagen/01-nota-raad.pdf",
      "omgevingsvisie/intern/manifest.json",
      "omgevingsvisie/intern/voorstel.pdf",
      "parkeren-centrum/intern/bijlagen/01-brief-bewoners.pdf",
      "parkeren-centrum/intern/bijlagen/02-cijfers-parkeeronderzoek.pdf",
      "parkeren-centrum/intern/bijlagen/03-kaart-parkeerplaatsen.pdf",
      "parkeren-centrum/intern/manifest.json",
      "parkeren-centrum/intern/voorstel.pdf",
      "wijkgericht-werken/intern/bijlagen/01-brief-raad.pdf",
      "wijkgericht-werken/intern/bijlagen/02-cijfers-per-wijk.pdf",
      "wijkgericht-werken/intern/manifest.json",
      "wijkgericht-werken/intern/voorstel.pdf",
    ]
  `)
})

describe.each(exampleNames)('%s', (name) => {
  test.each(styles)('the manifest of %s tells the truth of every file', (style) => {
    const folder = join(of(style).folder, name, 'intern')
    const { uitvoer } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
      uitvoer: { bestand: string; sha256: string; bytes: number; paginas: number; conformiteit: object }[]
    }
    expect(uitvoer.map(({ bestand }) => `${name}/intern/${bestand}`).sort()).toEqual(
      filesOf(of(style)).filter((path) => path.startsWith(`${name}/`) && path.endsWith('.pdf')),
    )
    for (const file of uitvoer) {
      const bytes = readFileSync(join(folder, file.bestand))
      expect(file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
      expect(file.bytes).toBe(bytes.length)
      expect(inspect(bytes)).toMatchObject({ ok: true, pages: file.paginas })
      const manier = `${name}/intern/${file.bestand}` === passedThrough ? 'overgenomen' : 'gemaakt'
      expect(file.conformiteit).toEqual({ manier, normen: ['PDF/A-2a', 'PDF/UA-1'] })
    }
  })

  test.each(styles)('every section is in the PDF of %s, in the order of the form', (style) => {
    const { sections } = proposalOf(name)
    expect(sections.length).toBeGreaterThan(5)
    const text = shownText(bytesOf(style, `${name}/intern/voorstel.pdf`))
    let from = 0
    for (const { content, form, state } of sections) {
      // A paragraph's text; numbers of notes and marks of redaction come between, so it is followed word by word in its order.
      for (const block of content.filter((node) => node.type === 'paragraph' || node.type === 'heading')) {
        const words = plain(block, { includeImageAlt: false }).split(/\s+/)
        for (const word of words.map(squeezed)) {
          const at = text.indexOf(word, from)
          expect(at, `${form.id}: “${word}” after ${text.slice(from - 40, from)}`).toBeGreaterThanOrEqual(from)
          expect(at - from, `${form.id}: “${word}” comes far from its place`).toBeLessThan(30_000)
          from = at + word.length
        }
      }
      if (state === 'filled') expect(content.length).toBeGreaterThan(0)
    }
  })

  test.each(styles)('every value of the front matter is in the PDF of %s', (style) => {
    const { data } = proposalOf(name)
    const text = shownText(bytesOf(style, `${name}/intern/voorstel.pdf`))
    const values = [data.zaak, data.zaaknummer, data.bisnummer, data.auteur, data.bereikbaar, data.team, data.onderwerp]
    for (const value of [...values, data.portefeuillehouder, data.geraadpleegd?.vakgebieden].flat())
      if (value !== undefined) expect(text).toContain(squeezed(String(value)))
    if (data.datum !== undefined) expect(text).toContain(squeezed(dutchDate(data.datum)))
  })

  test.each(styles)('the form of %s speaks its tick boxes and always lists both bodies', (style) => {
    const tags = structureText(bytesOf(style, `${name}/intern/voorstel.pdf`))
    expect([...tags.matchAll(/aangevinkt/g)].length).toBeGreaterThanOrEqual(9)
    expect(tags).toContain('niet aangevinkt')
    for (const label of ['Brief door college', 'Brief aan gemeenteraad', 'Nota voor de raad', 'Overige bijlagen'])
      expect(tags).toContain(label)
    expect(tags).toMatch(/Raad\b/)
    expect(tags).toContain('Ondernemingsraad')
  })
})

test.each(styles)('the unfinished example of %s prints what is missing', (style) => {
  expect(shownText(bytesOf(style, 'kort-en-onaf/intern/voorstel.pdf')).split('nietingevuld').length).toBeGreaterThan(3)
})

test('a PDF is passed through to the byte', () => {
  const source = readFileSync(join(examplesFolder, 'parkeren-centrum/bijlagen/cijfers-parkeeronderzoek.pdf'))
  for (const style of styles) expect(bytesOf(style, passedThrough).equals(source)).toBe(true)
})

test.each(styles)('%s: header, title, language, fonts and metadata of every PDF', (style) => {
  expect(madePdfs(style).length).toBeGreaterThan(10)
  for (const path of madePdfs(style)) {
    const bytes = bytesOf(style, path)
    const file = join(of(style).folder, path)
    const raw = bytes.toString('latin1')
    expect(raw.startsWith('%PDF-1.7'), path).toBe(true)
    expect(raw, path).not.toMatch(/HeadlessChrome|Mozilla|Skia|\/Creator/)
    const plainly = execFileSync('qpdf', ['--qdf', '--object-streams=disable', file, '-'], {
      encoding: 'latin1',
      maxBuffer: 2 ** 28,
    })
    expect(plainly, path).toContain('/PageLabels')
    expect(plainly, path).not.toMatch(/HeadlessChrome|Mozilla|\/Creator\b/)
    const about = inspect(bytes)
    expect(about, path).toMatchObject({ ok: true, lang: 'nl', tagged: true, version: '1.7' })
    const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' })
    expect(info, path).toContain(about.ok ? about.title : '?')
    const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trim().split('\n').slice(2)
    expect(fonts.length, path).toBeGreaterThan(0)
    for (const font of fonts)
      expect(font, path).toMatch(/^[A-Z]{6}\+(SourceSans3|SourceCodePro|Noto)\S*.*\byes yes yes\b/)
    expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' }), path).toContain(
      'No syntax or stream encoding errors',
    )
  }
})

test.each(styles)('%s: the outline is the headings, which nest without skipping', (style) => {
  for (const path of madePdfs(style)) {
    const bytes = bytesOf(style, path)
    const levels = [...structureText(bytes).matchAll(/^\s*H([1-6])\b/gm)].map((found) => Number(found[1]))
    expect(levels[0], path).toBe(1)
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0), path).toBeLessThanOrEqual(1)
    expect(outlineText(bytes).trim().split('\n').length, path).toBe(levels.length)
  }
})

const goldens = exampleNames.map((name) => `${name}/intern/`)
test.each(goldens)('the tag tree of %s', async (prefix) => {
  const paths = madePdfs('voorbeeldstad').filter((path) => path.startsWith(prefix))
  expect(paths.length).toBeGreaterThan(0)
  for (const path of paths) {
    const name = path.replace('/intern/', '.').replaceAll('/', '.').replace('.pdf', '')
    await expect(structureText(bytesOf('voorbeeldstad', path))).toMatchFileSnapshot(`goldens/${name}.tags.txt`)
  }
})
