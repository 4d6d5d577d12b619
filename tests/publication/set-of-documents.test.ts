import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { makeAgenda } from '../../src/meeting/make-agenda.ts'
import { build } from '../../src/pipeline/build.ts'
import type { BuildReport } from '../../src/pipeline/build-report.ts'
import { openPrinter, type Printer } from '../../src/print/printer.ts'
import { pretty } from '../../src/report/pretty.ts'
import { fileCache } from '../../src/reuse/file-cache.ts'
import { proposal } from '../cli/trial-project.ts'

let printer: Printer
beforeAll(() => {
  printer = openPrinter({ jobs: 2 })
})
afterAll(() => printer.close())

let folder = ''
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'reeks-gemaakt-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'collegevoorstel.yaml'), 'gemeente: {naam: Voorbeeldstad}\n')
})

const write = (name: string, text: string) => {
  const front = `status: openbaar\nzaaknummer: Z-${name}\nonderwerp: Onderwerp ${name}`
  writeFileSync(join(folder, `${name}.md`), proposal({ text, front, without: ['status', 'zaaknummer', 'onderwerp'] }))
}
const request = () => ({
  cwd: folder,
  editions: ['openbaar'] as const,
  strictness: 'lenient' as const,
  html: 'discard' as const,
  jobs: 1,
})
const reuse = () => ({ files: fileCache(join(folder, 'cache')), browser: async () => (await printer.about()).version })
const make = () => build({ ...request(), files: ['een.md', 'twee.md'] }, { printer, reuse: reuse() })
const outcomes = ({ documents }: BuildReport) =>
  documents.map(({ outcome, reused }) => [outcome, reused !== undefined && reused])
const aboutSet = ({ documents }: BuildReport) =>
  documents.flatMap(({ diagnostics }) => diagnostics.filter(({ ruleId }) => ruleId === 'lakken/ander-stuk'))

const lak = ':lak[mevrouw Duinkerk]{grond="5.1.2.e"}'

describe('a document that shows what another one redacts', () => {
  it('is not made public; the other one is, and the log says neither what nor where', async () => {
    write('een', `Van ${lak}.`)
    write('twee', 'Ook Duinkerk was er.')
    const report = await make()
    expect(outcomes(report).map(([outcome]) => outcome)).toEqual(['gemaakt', 'fouten'])
    const [finding] = aboutSet(report)
    expect(finding).toMatchObject({
      file: 'twee.md',
      place: undefined,
      reason: 'In dit stuk staat iets te lezen wat in een ander stuk is gelakt.',
    })
    expect(pretty(report, { color: 'off' })).not.toContain('Duinkerk')
  })

  it('is made anew when the other one begins to redact it', async () => {
    write('een', 'Van iemand.')
    write('twee', 'Ook Duinkerk was er.')
    expect(outcomes(await make())).toEqual([
      ['gemaakt', false],
      ['gemaakt', false],
    ])
    expect(outcomes(await make())).toEqual([
      ['gemaakt', true],
      ['gemaakt', true],
    ])
    write('een', `Van ${lak}.`)
    expect(outcomes(await make())).toEqual([
      ['gemaakt', false],
      ['fouten', false],
    ])
  })

  it('is not made public on an agenda either', async () => {
    write('een', `Van ${lak}.`)
    write('twee', 'Ook Duinkerk was er.')
    writeFileSync(
      join(folder, 'agenda.yaml'),
      'soort: agenda\nvergadering: College\nnummer: 1\ndatum: 2026-11-24\npunten:\n  - {voorstel: een.md}\n  - {voorstel: twee.md}\n',
    )
    const report = await makeAgenda({ ...request(), file: 'agenda.yaml' }, { printer })
    expect(aboutSet(report)).toHaveLength(1)
    expect(report.documents.map(({ file, outcome }) => [file, outcome])).toContainEqual(['twee.md', 'fouten'])
    expect(report.documents.map(({ file, outcome }) => [file, outcome])).toContainEqual(['een.md', 'gemaakt'])
  })
})
