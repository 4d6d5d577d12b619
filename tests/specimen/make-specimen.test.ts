import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { loadKinds } from '../../src/forms/load-kind.ts'
import { measurePdf } from '../../src/pdf/measure/measure-pdf.ts'
import { openPrinter } from '../../src/print/printer.ts'
import { makeSpecimen, type Specimen } from '../../src/specimen/make-specimen.ts'
import { printedMeetingKinds } from '../../src/specimen/sample-meeting.ts'
import { testBrowser } from '../print/test-browser.ts'

const printer = openPrinter({ ...testBrowser, jobs: 2 })
afterAll(() => printer.close())

/** The specimen of a project with these files. */
function specimenOf(files: Readonly<Record<string, string>>, houseStyle?: string): Promise<Specimen> {
  const cwd = mkdtempSync(join(tmpdir(), 'proefblad-'))
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }))
  for (const [path, text] of Object.entries({ 'collegevoorstel.yaml': 'gemeente: {naam: Proefstad}\n', ...files })) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true })
    writeFileSync(join(cwd, path), text)
  }
  return makeSpecimen({ cwd, houseStyle }, { printer })
}

function found({ diagnostics }: Specimen): readonly string[] {
  return diagnostics.map(({ ruleId, reason }) => `${ruleId} ${reason}`)
}

function linesOf({ pdf }: Specimen): readonly string[] {
  const measured = measurePdf(pdf ?? new Uint8Array())
  if (!measured.ok) throw new Error(measured.reason)
  return measured.pages.flatMap(({ lines }) => lines.map(({ text }) => text))
}

describe('the specimen of a house style', () => {
  it.each(['neutraal', 'voorbeeldstad'])('%s has no findings, and everything is in it', async (name) => {
    const specimen = await specimenOf({}, name)
    expect(found(specimen)).toEqual([])
    expect(specimen.fileName).toBe(`proefblad-${name}.pdf`)
    const text = linesOf(specimen).join('\n')
    const kinds = loadKinds()
    const titles = [
      ...kinds.soorten.map((soort) => kinds.load(soort)?.kind?.titel),
      ...printedMeetingKinds.map((soort) => kinds.loadComposed(soort).kind?.titel),
    ]
    expect(titles.length).toBeGreaterThanOrEqual(9)
    for (const words of [
      'Kleuren van tekst, met hun contrast',
      '600 cursief',
      'Source Code Pro',
      'Ŵ, Ő, Ș, Ğ',
      'Cyrillisch',
    ])
      expect(text).toContain(words)
    for (const title of titles) expect(text.toLowerCase()).toContain(title?.toLowerCase().replace(' door college', ''))
  })

  it('has the same bytes each time', async () => {
    const [one, other] = await Promise.all([specimenOf({}), specimenOf({})])
    expect(Buffer.compare(one.pdf ?? Buffer.alloc(1), other.pdf ?? Buffer.alloc(0))).toBe(0)
  })

  it('has the own kinds of a project and its own fonts; a kind with an error is reported, and the others are made', async () => {
    const style = 'templates/huisstijlen/duin'
    const specimen = await specimenOf({
      'collegevoorstel.yaml': 'gemeente: {naam: Duin}\nhuisstijl: duin\n',
      [`${style}/huisstijl.yaml`]: "naam: Duin\nlettertypen: ['@fontsource/fira-sans']\n",
      [`${style}/tokens.css`]: ':root { --utrecht-document-font-family: "Fira Sans" }',
      'templates/documenten/uitnodiging/soort.yaml':
        'basis: overig\ntitel: Uitnodiging\nvelden:\n  - {veld: zaal, label: Zaal, type: tekst}\n',
      'templates/documenten/kapot/soort.yaml': 'basis: nergens\n',
    })
    expect(found(specimen)).toEqual([expect.stringContaining('soort/basis De soort “nergens” bestaat niet.')])
    const text = linesOf(specimen).join('\n')
    for (const words of ['Fira Sans', '400, lettertype van de tekst', 'Zaal']) expect(text).toContain(words)
  })

  it('is not made of a house style with errors, which are reported', async () => {
    const specimen = await specimenOf({ 'stijl/tokens.css': ':root { --utrecht-link-color: #ccc }' }, './stijl')
    expect(specimen.pdf).toBeUndefined()
    expect(found(specimen)).toEqual([expect.stringContaining('huisstijl/contrast')])
  })
})

describe('what a style sheet spoils', () => {
  it.each([
    ['huisstijl/buiten-blad', '@page { margin: 0 } body { margin: -10mm 0 0 -10mm; padding: 0 }'],
    ['huisstijl/over-elkaar', 'p { line-height: 3pt }'],
    ['huisstijl/afgesneden', 'h1 { height: 10pt; overflow: hidden }'],
    ['huisstijl/afgesneden', '.titelblok h1 { position: absolute; left: -300mm }'],
    ['huisstijl/afgesneden', '.ondertitel { display: none }'],
    ['huisstijl/te-licht', 'th { background: #0b4a5c }'],
    ['huisstijl/te-klein', '.tekst p { width: 240mm; max-width: none }'],
  ])('%s is found: %s', async (rule, css) => {
    const specimen = await specimenOf(
      { 'stijl/huisstijl.yaml': 'stijl: stijl.css\n', 'stijl/stijl.css': css },
      './stijl',
    )
    expect(specimen.diagnostics.map(({ ruleId }) => ruleId)).toContain(rule)
    const [finding] = specimen.diagnostics.filter(({ ruleId }) => ruleId === rule)
    expect(finding?.file).toBe('proefblad-stijl.pdf')
    expect(finding?.reason.length).toBeLessThan(400)
  })
})
