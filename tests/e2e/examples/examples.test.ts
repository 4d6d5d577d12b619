import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import packageFile from '../../../package.json' with { type: 'json' }
import { inspect } from '../../../src/pdf/text/inspect.ts'
import { structureText } from '../../pdf/structure-text.ts'
import { attachmentsGiven, completed, kindOf, titleOfSubject } from './attachments-given.ts'
import {
  type Built,
  buildExamples,
  exampleNames,
  examplesFolder,
  filesOf,
  pdfsOf,
  type Style,
  styles,
} from './built-examples.ts'
import { one, readGiven } from './given.ts'
import { pagesSuite } from './pages-suite.ts'
import { readBookmarks, readInformation, readPacket } from './read-facts.ts'
import { readBlocks } from './read-lines.ts'
import { textSuite } from './text-suite.ts'

describe('text', () => textSuite(of))
describe('pages', () => pagesSuite(of))

const producer = `collegevoorstel ${packageFile.version}`
const built = new Map<Style, Built>()

beforeAll(async () => {
  for (const style of styles) built.set(style, await buildExamples({ style }))
})
afterAll(() => {
  for (const each of built.values()) each.remove()
})

function of(style: Style): Built {
  const found = built.get(style)
  if (found === undefined) throw new Error(`${style} is not built`)
  return found
}

const bytesOf = (style: Style, path: string): Buffer => readFileSync(join(of(style).folder, path))
const passedThrough = 'parkeren-centrum/intern/bijlagen/02-cijfers-parkeeronderzoek.pdf'
const madePdfs = (style: Style) => pdfsOf(of(style)).filter((path) => path !== passedThrough)

test.each(styles)('%s: exactly the files that the contract names', (style) => {
  expect(of(style).report.documents.map((document) => document.outcome)).toEqual(exampleNames.map(() => 'gemaakt'))
  expect(filesOf(of(style))).toMatchInlineSnapshot(`
    [
      "buurtfeest-oostwijk/intern/bijlagen/01-raadsinformatiebrief.pdf",
      "buurtfeest-oostwijk/intern/manifest.json",
      "buurtfeest-oostwijk/intern/voorstel.pdf",
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
      "zwembad-de-kolk/intern/bijlagen/01-raadsbesluit.pdf",
      "zwembad-de-kolk/intern/bijlagen/02-raming.pdf",
      "zwembad-de-kolk/intern/manifest.json",
      "zwembad-de-kolk/intern/raadsvoorstel.pdf",
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
      const manier = `${name}/intern/${file.bestand}` === passedThrough ? 'onveranderd overgenomen' : 'gemaakt'
      expect(file.conformiteit).toEqual({ manier, normen: ['PDF/A-2a', 'PDF/UA-1'] })
    }
  })
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

test.each(styles)('%s: the bookmarks are the headings, with their words, level and page', async (style) => {
  for (const path of madePdfs(style)) {
    const file = join(of(style).folder, path)
    const headings = (await readBlocks(file)).flatMap(({ type, text, page }) => {
      const level = /^H([1-6])$/.exec(type)?.[1]
      return level === undefined ? [] : [{ level: Number(level), text, page }]
    })
    expect(await readBookmarks(file), path).toEqual(headings)
    expect(headings[0]?.level, path).toBe(1)
    for (const [index, { level }] of headings.entries())
      expect(level - (headings[index - 1]?.level ?? 0), path).toBeLessThanOrEqual(1)
  }
})

test.each(styles)('%s: the metadata says what the documents say, in both places', (style) => {
  for (const name of exampleNames) {
    const source = join(examplesFolder, name, 'voorstel.md')
    const { data } = readGiven(source)
    const kind = kindOf(one(data.soort) ?? '?')
    const attachments = attachmentsGiven(source, data).filter(({ form }) => form !== 'pdf')
    const files = [
      { path: `${kind.bestandsnaam}.pdf`, title: titleOfSubject(kind, data), own: data },
      ...attachments.map(({ output, ownTitle, given }) => ({
        path: output,
        title: ownTitle,
        own: completed(given?.data ?? {}, data),
      })),
    ]
    for (const { path, title, own } of files) {
      const file = join(of(style).folder, name, 'intern', path)
      const [author, date] = [one(own.auteur) ?? '?', one(own.datum) ?? '?']
      expect(readInformation(file), path).toEqual({
        Title: title,
        Author: author,
        Producer: producer,
        CreationDate: `D:${date.replaceAll('-', '')}000000Z`,
        ModDate: `D:${date.replaceAll('-', '')}000000Z`,
      })
      expect(readPacket(file), path).toEqual({
        'dc:format': ['application/pdf'],
        'dc:title': [title],
        'dc:creator': [author],
        'dc:language': ['nl'],
        'pdf:Producer': [producer],
        'xmp:CreateDate': [`${date}T00:00:00Z`],
        'xmp:ModifyDate': [`${date}T00:00:00Z`],
        'xmp:MetadataDate': [`${date}T00:00:00Z`],
        'pdfaid:part': ['2'],
        'pdfaid:conformance': ['A'],
        'pdfuaid:part': ['1'],
        'extension:schemas': expect.arrayContaining(['http://www.aiim.org/pdfua/ns/id/']),
      })
    }
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
