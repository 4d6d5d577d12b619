import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { makeAgenda } from '../../../src/meeting/make-agenda.ts'
import { build } from '../../../src/pipeline/build.ts'
import type { BuildReport } from '../../../src/pipeline/build-report.ts'
import type { BuildRequest, BuildServices } from '../../../src/pipeline/open-build.ts'
import { openPrinter, type Printer } from '../../../src/print/printer.ts'
import { fileCache } from '../../../src/reuse/file-cache.ts'
import { proposal } from '../../cli/trial-project.ts'
import { png } from '../../rules/make-png.ts'

// One file attached to two documents of a run has the strictest of its statuses, whatever its paths are.

let printer: Printer
beforeAll(() => {
  printer = openPrinter({ jobs: 2 })
})
afterAll(() => printer.close())

let folder = ''
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'gesloten-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  put({ 'collegevoorstel.yaml': 'gemeente: {naam: Proefstad}\n' })
})

const put = (files: Readonly<Record<string, string | Uint8Array>>) => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

const secrecy = (number: number, more = '') =>
  `geheimhouding: [{op: bijlage ${number}, grondslag: [Woo 5.1.2.b], tot: 2030-01-01${more}}]`
const attach = (...files: readonly string[]) =>
  `bijlagen: [${files.map((file) => `{titel: Cijfers, bestand: ${file}}`).join(', ')}]`
const write = (name: string, front: string, text = 'Zie bijlage 1.') => {
  const without = ['onderwerp', 'status']
  put({ [`${name}.md`]: proposal({ front: `onderwerp: Onderwerp ${name}\n${front}`, without, text }) })
}
const letter = '---\nsoort: overig\n---\n\nDe grondprijs is vertrouwelijk.\n'

type Services = Partial<BuildServices & Pick<BuildRequest, 'editions' | 'embargo'>>
const make = (files: readonly string[], { editions = ['openbaar'], embargo = 'respect', ...services }: Services = {}) =>
  build(
    {
      cwd: folder,
      files: files.map((file) => `${file}.md`),
      editions,
      embargo,
      strictness: 'lenient',
      html: 'discard',
      jobs: 1,
    },
    { printer, ...services },
  )
const outcomes = ({ documents }: BuildReport) => documents.map(({ outcome }) => outcome)
const rulesOf = ({ documents }: BuildReport, file: string) =>
  documents
    .filter((one) => one.file === `${file}.md`)
    .flatMap(({ diagnostics }) => diagnostics.map((one) => one.ruleId))
const published = (name: string) =>
  existsSync(join(folder, `uitvoer/${name}/openbaar/voorstel.pdf`))
    ? existsSync(join(folder, `uitvoer/${name}/openbaar/bijlagen/01-cijfers.pdf`))
    : 'niets'

/** What document `a` states about the file, by which `b` may not publish it either. */
const closing: readonly (readonly [string, string])[] = [
  ['secrecy on the attachment', `status: openbaar\n${secrecy(1)}`],
  ['a secret document', 'status: geheim'],
  ['a closed document', 'status: besloten'],
  ['secrecy on the document', 'geheimhouding: [{op: voorstel, grondslag: [Woo 5.1.2.b], tot: 2030-01-01}]'],
  ['an embargo that runs', 'status: openbaar\nembargo: 2099-01-01'],
  ['a status that cannot be read', 'status: geheem'],
  ['a key of publicity that is misspelt', 'status: openbaar\nembargoo: 2099-01-01'],
]

describe('a file that one document of the run keeps from the public', () => {
  it.each(closing)('is not public with another: %s', async (_, front) => {
    write('a', `${front}\n${attach('cijfers.md')}`)
    write('b', `status: openbaar\n${attach('cijfers.md')}`)
    put({ 'cijfers.md': letter })
    for (const files of [
      ['a', 'b'],
      ['b', 'a'],
    ]) {
      const report = await make(files)
      expect(rulesOf(report, 'b')).toContain('editie/elders-gesloten')
      expect(published('b')).toBe(false)
    }
  })

  it.each<[string, (from: string, to: string) => void]>([
    ['a copy', copyFileSync],
    ['a hard link', linkSync],
    ['a symbolic link', symlinkSync],
  ])('is not public under another path: %s', async (_, repeat) => {
    write('a', `status: openbaar\n${secrecy(1)}\n${attach('geheim/koop.md')}`)
    write('b', `status: openbaar\n${attach('elders/cijfers.md')}`)
    put({ 'geheim/koop.md': letter, 'elders/leeg.txt': '' })
    repeat(join(folder, 'geheim/koop.md'), join(folder, 'elders/cijfers.md'))
    await make(['b', 'a'])
    expect(published('b')).toBe(false)
  })

  it('is not public as a document of its own', async () => {
    write('a', `status: openbaar\n${secrecy(1)}\nbijlagen: [{titel: Cijfers, soort: collegevoorstel, bestand: b.md}]`)
    write('b', 'status: openbaar')
    const report = await make(['a', 'b'])
    expect(rulesOf(report, 'b')).toContain('editie/niet-openbaar')
    expect(published('b')).toBe('niets')
  })

  it.each([
    ['of another document', `status: openbaar\n${secrecy(1)}\n${attach('kaart.png')}`, 'status: openbaar'],
    ['of the document itself', 'status: openbaar', `status: openbaar\n${secrecy(1)}\n${attach('kopie.png')}`],
  ])('is not public as a picture in the text: %s', async (_, a, b) => {
    const picture = png(8, 30, deflateSync(Buffer.alloc(60)))
    put({ 'kaart.png': picture, 'kopie.png': picture })
    write('a', a)
    write('b', b, '![Kaart van het gebied](kopie.png)')
    const report = await make(['a', 'b'])
    expect(rulesOf(report, 'b')).toContain('editie/lek')
    expect(published('b')).toBe('niets')
  })

  it('keeps its title secret where its document does', async () => {
    write('a', `status: openbaar\n${secrecy(1, ', titelgeheim: ja')}\n${attach('cijfers.md')}`)
    write('b', 'status: openbaar\nbijlagen: [{titel: Koop van de Zwaluwhoeve, bestand: cijfers.md}]')
    put({ 'cijfers.md': letter })
    await make(['a', 'b'])
    const { inspect } = await import('../../../src/pdf/text/inspect.ts')
    const { allTexts } = await import('../../../src/pdf/text/all-texts.ts')
    const pdf = readFileSync(join(folder, 'uitvoer/b/openbaar/voorstel.pdf'))
    expect(inspect(pdf).ok).toBe(true)
    expect(JSON.stringify(allTexts(pdf))).not.toContain('Zwaluwhoeve')
  })

  it('is not taken from an earlier run without that document, and is again when it is gone', async () => {
    const reuse = { files: fileCache(join(folder, 'cache')), browser: async () => (await printer.about()).version }
    write('a', `status: openbaar\n${secrecy(1)}\n${attach('cijfers.md')}`)
    write('b', `status: openbaar\n${attach('cijfers.md')}`)
    put({ 'cijfers.md': letter })
    for (const [files, isThere] of [
      [['b'], true],
      [['a', 'b'], false],
      [['a', 'b'], false],
      [['b'], true],
    ] as const) {
      await make(files, { reuse })
      expect([files, published('b')]).toEqual([files, isThere])
    }
  })

  it('is not public in a meeting that omits its document', async () => {
    const paths = { a: 'a/voorstel', b: 'b/voorstel' }
    write(paths.a, `status: openbaar\n${attach('../cijfers.md')}`)
    write(paths.b, `status: openbaar\n${attach('../cijfers.md')}`)
    const agenda = (status: string) => `vergadering: College
datum: 2026-11-24
punten:
  - {voorstel: a/voorstel.md${status}}
  - {voorstel: b/voorstel.md}
`
    put({ 'cijfers.md': letter })
    const meet = async (status: string) => {
      put({ 'agenda.yaml': agenda(status) })
      const request = { file: 'agenda.yaml', cwd: folder, editions: ['openbaar'], html: 'discard', jobs: 1 } as const
      const report = await makeAgenda({ ...request, strictness: 'lenient' }, { printer })
      const made = report.documents.flatMap((one) => one.made.map(({ path }) => path))
      return made.filter((path) => path.includes('bijlagen/')).length
    }
    expect(await meet('')).toBe(2)
    expect(await meet(', status: besloten')).toBe(0)
    expect(await meet(', embargo: 2099-01-01')).toBe(0)
  })
})

describe('the same without what keeps it from the public', () => {
  it.each([
    ['both public', 'status: openbaar', {}],
    ['an embargo that has ended', 'status: openbaar\nembargo: 2020-01-01', {}],
    ['an embargo that is ignored', 'status: openbaar\nembargo: 2099-01-01', { embargo: 'ignore' }],
    ['no status, which closes nothing', '', {}],
  ] as const)('is public whole: %s', async (_, front, choice) => {
    write('a', `${front}\n${attach('cijfers.md')}`)
    write('b', `status: openbaar\n${attach('cijfers.md')}`)
    put({ 'cijfers.md': letter })
    const report = await make(['a', 'b'], choice)
    expect([published('b'), rulesOf(report, 'b')]).toEqual([true, []])
  })

  it('another file with the same name is public', async () => {
    write('a', `status: geheim\n${attach('cijfers.md')}`)
    write('b', `status: openbaar\n${attach('b/cijfers.md')}`)
    put({ 'cijfers.md': letter, 'b/cijfers.md': letter.replace('vertrouwelijk', 'bekend') })
    expect(rulesOf(await make(['a', 'b']), 'b')).toEqual([])
    expect(published('b')).toBe(true)
  })

  it('an edition for the board has it', async () => {
    write('a', `status: geheim\n${attach('cijfers.md')}`)
    write('b', `status: openbaar\n${attach('cijfers.md')}`)
    put({ 'cijfers.md': letter })
    const report = await make(['a', 'b'], { editions: ['intern'] })
    expect(outcomes(report)).toEqual(['gemaakt', 'gemaakt'])
    expect(existsSync(join(folder, 'uitvoer/b/intern/bijlagen/01-cijfers.pdf'))).toBe(true)
  })
})
