import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { readSource } from '../../src/diagnostics/read-source.ts'
import { build } from '../../src/pipeline/build.ts'
import { checkProposals } from '../../src/pipeline/check.ts'
import { failure } from '../../src/pipeline/findings.ts'
import type { Printer } from '../../src/print/printer.ts'
import { publicEdition } from '../../src/publication/policy/edition-policy.ts'
import { forEdition } from '../../src/publication/redact/for-edition.ts'
import { guardPublication } from '../../src/publication/search/publication-guard.ts'
import { searchOf } from '../../src/publication/search/redactions-elsewhere.ts'
import { textsOfFiles } from '../../src/publication/search/texts-of-files.ts'
import { EnvironmentError } from '../../src/system/environment-error.ts'
import { readProposal } from '../read-proposal.ts'
import { checkExample } from './example-project.ts'
import { png } from './make-png.ts'

/** Rules that no Markdown makes fire: what the disk, the browser or the program itself does. */

const folder = mkdtempSync(join(tmpdir(), 'regels-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const document = '---\nsoort: overig\nstatus: openbaar\ntitel: Proef\n---\n\nEen korte tekst.\n'

const denied = vi.hoisted(() => ({ code: undefined as string | undefined }))
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>()
  return {
    ...fs,
    openSync: (...args: Parameters<typeof fs.openSync>) => {
      if (denied.code === undefined) return fs.openSync(...args)
      throw Object.assign(new Error(denied.code), { code: denied.code })
    },
  }
})

describe('a file that the disk does not give', () => {
  it.each([
    ['EACCES', 'bestand/geen-toegang'],
    ['EIO', 'bestand/onleesbaar'],
  ])('%s is %s', (code, rule) => {
    const path = join(folder, 'voorstel.md')
    writeFileSync(path, document)
    denied.code = code
    const { source, diagnostics } = readSource(path, 'voorstel.md')
    denied.code = undefined
    expect(source).toBeUndefined()
    expect(diagnostics.map(({ ruleId }) => ruleId)).toEqual([rule])
  })
})

it('yaml/te-groot: front matter of more than 256 kB', async () => {
  const found = await checkExample([{ language: 'yaml', text: `zaak: ${'lang '.repeat(60_000)}\n` }])
  expect(found.map(({ ruleId }) => ruleId)).toEqual(['yaml/te-groot'])
})

it('afbeeldingen/opslag: a picture that makes the PDF large and slow', async () => {
  writeFileSync(join(folder, 'groot.md'), `${document}\n![Een grijs vlak van tien bij tien meter.](groot.png)\n`)
  writeFileSync(join(folder, 'groot.png'), png(10_001, 10_000, deflateSync(Buffer.alloc(10_000 * 1_252))))
  const report = await checkProposals({ files: ['groot.md'], cwd: folder, strictness: 'lenient' })
  const found = report.documents[0]?.diagnostics.map(({ ruleId }) => ruleId)
  expect(found).toEqual(['configuratie/ontbreekt', 'afbeeldingen/opslag'])
})

it('herstel/buiten-project: --fix leaves alone what lies elsewhere', async () => {
  const other = mkdtempSync(join(tmpdir(), 'regels-'))
  writeFileSync(join(other, 'elders.md'), document)
  writeFileSync(join(folder, 'collegevoorstel.yaml'), 'huisstijl: neutraal\n')
  symlinkSync(join(other, 'elders.md'), join(folder, 'elders.md'))
  const report = await checkProposals({ files: ['elders.md'], cwd: folder, strictness: 'lenient', repair: 'files' })
  rmSync(other, { recursive: true })
  expect(report.documents[0]?.diagnostics.map(({ ruleId }) => ruleId)).toContain('herstel/buiten-project')
})

describe('what is thrown becomes a finding at the edge of a document', () => {
  it('omgeving/lezen-mislukt', () => {
    const error = new EnvironmentError('lezen-mislukt', 'Het bestand kan niet worden gelezen.', 'Kijk of het er staat.')
    expect(failure('voorstel.md', error)).toMatchObject({ ruleId: 'omgeving/lezen-mislukt', fatal: true })
  })

  it('intern/storing', () => {
    expect(failure('voorstel.md', new TypeError('x is not y'))).toMatchObject({ ruleId: 'intern/storing', fatal: true })
  })
})

describe('a PDF that cannot be finished', () => {
  const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 6 0 R>>>>>>'
  const embedded = '<</Type/Font/Subtype/TrueType/BaseFont/Vreemd-Regular/FontDescriptor 7 0 R/ToUnicode 8 0 R>>'
  const map = stream('beginbfchar <41> <0041> endbfchar')
  const text = 'BT /F 9 Tf (A) Tj ET'
  const tagged = stream(`/P <</MCID 0>> BDC ${text} EMC`)
  const tree = '<</Type/StructTreeRoot/K 9 0 R>>'
  const paragraph = '<</Type/StructElem/S/P/P 5 0 R/Pg 3 0 R/K 0>>'
  const catalog = '<</Type/Catalog/Pages 2 0 R/StructTreeRoot 5 0 R>>'
  const pages = '<</Type/Pages/Kids[3 0 R]/Count 1>>'
  const descriptor = '<</Type/FontDescriptor/FontFile2 10 0 R>>'
  const whole = [catalog, pages, page, tagged, tree, embedded, descriptor, map, paragraph, stream('')]

  it.each([
    ['pdf/vreemd-lettertype', whole],
    ['pdf/lettertype-ontbreekt', [...whole, '<</Type/Font/Subtype/TrueType/BaseFont/Vreemd>>']],
    ['pdf/drukwerkkleuren', [...whole, stream('', '/Subtype/Image/ColorSpace/DeviceCMYK')]],
    [
      'pdf/tekst-buiten-structuur',
      whole.with(3, stream(`/P <</MCID 0>> BDC ${text} EMC /P <</MCID 1>> BDC ${text} EMC`)),
    ],
    ['pdf/niet-getagd', whole.with(0, '<</Type/Catalog/Pages 2 0 R>>')],
    ['pdf/beschadigd', ['<</Pages 2 0 R>>', '<</Kids[]>>']],
  ] as const)('%s', async (rule, objects) => {
    writeFileSync(join(folder, 'af.md'), document)
    const printer = printerOf(objects)
    const request = { files: ['af.md'], cwd: folder, strictness: 'lenient', html: 'discard', jobs: 1 } as const
    const report = await build(request, { printer })
    const errors = report.documents[0]?.diagnostics.filter(({ fatal }) => fatal === true)
    expect(errors?.map(({ ruleId }) => ruleId)).toEqual([rule])
    expect(report.documents[0]?.made).toEqual([])
  })
})

describe('a public edition that may not be', () => {
  const secret = 'Geheimwoudstra'
  const lak = `:lak[${secret}]{grond="5.1.2.e"}`
  const map = stream(
    [...new Set(secret)].map((sign) => `1 beginbfchar <${hex(sign)}> <00${hex(sign)}> endbfchar`).join(' '),
  )
  const leaking = [
    '<</Type/Catalog/Pages 2 0 R/StructTreeRoot 5 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 6 0 R>>>>>>',
    stream(`/P <</MCID 0>> BDC BT /F 9 Tf (${secret}) Tj ET EMC`),
    '<</Type/StructTreeRoot/K 9 0 R>>',
    '<</Type/Font/Subtype/TrueType/BaseFont/SourceSans3-Regular/FontDescriptor 7 0 R/ToUnicode 8 0 R>>',
    '<</Type/FontDescriptor/FontFile2 10 0 R>>',
    map,
    '<</Type/StructElem/S/P/P 5 0 R/Pg 3 0 R/K 0>>',
    stream(''),
  ]

  it.each([
    ['editie/niet-openbaar', 'status: geheim\n', 'Een korte tekst.'],
    ['editie/status-ontbreekt', '', 'Een korte tekst.'],
    ['editie/embargo', 'status: openbaar\nembargo: 2026-12-01T09:00\n', 'Een korte tekst.'],
    ['lakken/ook-elders', 'status: openbaar\n', `Dit is ${lak}.\n\nWie verder leest, ziet: ${secret}.`],
    ['editie/lek', 'status: openbaar\n', `Dit is ${lak}.`],
  ] as const)('%s', async (rule, keys, text) => {
    writeFileSync(join(folder, 'openbaar.md'), `---\nsoort: overig\ntitel: Proef\n${keys}---\n\n${text}\n`)
    const day = Date.UTC(2026, 10, 24) / 1000
    const request = { files: ['openbaar.md'], cwd: folder, strictness: 'lenient', html: 'discard', jobs: 1 } as const
    const made = { ...request, editions: ['openbaar'], sourceDateEpoch: day } as const
    const report = await build(made, { printer: printerOf(leaking) })
    const errors = report.documents[0]?.diagnostics.filter(({ fatal }) => fatal === true)
    expect([...new Set(errors?.map(({ ruleId }) => ruleId))]).toEqual([rule])
    expect(report.documents[0]?.made).toEqual([])
  })
})

it('editie/niet-doorzocht: a public PDF that cannot be read', async () => {
  writeFileSync(join(folder, 'dicht.md'), document)
  const { proposal } = await readProposal('dicht.md', folder)
  const own = forEdition(proposal, publicEdition)
  const conformance = { manier: 'gemaakt', normen: [] } as const
  const outputs = [{ path: 'voorstel.pdf', title: 'Proef', bytes: Buffer.from('%PDF-1.4\n'), conformance }]
  const read = await textsOfFiles(outputs)
  const edition = { whole: proposal, own, name: 'dicht', gemeente: {}, files: read }
  const found = guardPublication(searchOf(edition, []), 'dicht.md', read)
  expect(found.map(({ ruleId }) => ruleId)).toEqual(['editie/niet-doorzocht'])
})

function hex(sign: string): string {
  return (sign.codePointAt(0) ?? 0).toString(16)
}

/** A browser that prints these objects, whatever it is given. */
function printerOf(objects: readonly string[]): Printer {
  return {
    print: () => Promise.resolve({ browser: '1', pdf: handmade(objects), lines: [], missing: [], unfit: [] }),
    warm: () => Promise.resolve(),
    about: () => Promise.reject(new Error('not asked')),
    close: () => Promise.resolve(),
  }
}

function stream(content: string, entries = ''): string {
  return `<</Length ${content.length}${entries}>>stream\n${content}\nendstream`
}

function handmade(objects: readonly string[]): Uint8Array {
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('')
  return Buffer.from(`%PDF-1.4\n${body}trailer\n<</Root 1 0 R>>\n`, 'latin1')
}
