import { existsSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest'
import { readRecord } from '../../src/output/public-record.ts'
import { build } from '../../src/pipeline/build.ts'
import { openPrinter, type Printer } from '../../src/print/printer.ts'
import type { Report } from '../../src/report/report.ts'
import { proposal } from '../cli/trial-project.ts'

// The path of this document has a redacted text in it, so that the record of what is public does not name it.

let printer: Printer
beforeAll(() => {
  printer = openPrinter({ jobs: 1 })
})
afterAll(() => printer.close())

let folder = ''
let place = ''
beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'verborgen-bron-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  write('collegevoorstel.yaml', 'gemeente: {naam: Proefstad}\n')
  const text = stating('status: openbaar\nnaam: schade\nzaaknummer: Z-2026-1\nonderwerp: Wijkgericht werken')
  write('jansen-schade/voorstel.md', `${text}\nDe brief van :lak[Jansen]{grond="5.1.2.e"}.\n`)
  place = join(folder, 'uitvoer/schade/openbaar')
  const { documents } = await make('jansen-schade/voorstel.md')
  expect(documents.map(({ outcome }) => outcome)).toEqual(['gemaakt'])
  expect(readRecord(join(folder, 'uitvoer')).map(({ bron }) => bron.slice(0, 7))).toEqual(['sha256:'])
})

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
/** A proposal with these lines in its front matter, in place of the usual ones with the same keys. */
const stating = (front: string) =>
  proposal({ front, without: front.split('\n').flatMap((line) => line.split(':')[0] ?? []) })
const make = (file: string) =>
  build(
    { cwd: folder, files: [file], editions: ['openbaar'], strictness: 'lenient', html: 'discard', jobs: 1 },
    { printer },
  )
const rules = ({ documents }: Report) => documents.flatMap(({ diagnostics }) => diagnostics.map(({ ruleId }) => ruleId))
const said = ({ documents }: Report) =>
  documents.flatMap(({ diagnostics }) => diagnostics.map(({ reason, note }) => `${reason} ${note}`)).join('\n')
const isThere = () => existsSync(join(place, 'voorstel.pdf'))

it.each([
  ['that has its case number, and is secret', 'status: geheim\nzaaknummer: Z-2026-1'],
  ['that has its subject, and is secret', 'status: geheim\nonderwerp: Wijkgericht werken'],
  ['that has its case number, and is public', 'status: openbaar\nzaaknummer: Z-2026-1\nonderwerp: Iets anders'],
])('what it has stays when a document is made %s, and goes once it is gone itself', async (_, front) => {
  write('stuk.md', stating(front))
  const report = await make('stuk.md')
  expect(isThere()).toBe(true)
  // It is known where that folder comes from.
  expect(rules(report)).not.toContain('editie/blijft-staan')
  expect(rules(report)).not.toContain('editie/zonder-bron')
  rmSync(join(folder, 'jansen-schade'), { recursive: true })
  await make('stuk.md')
  expect(isThere()).toBe(false)
})

it('a document of the same name is told so, and not whose name it is', async () => {
  write('stuk.md', stating('status: geheim\nnaam: schade'))
  const text = said(await make('stuk.md'))
  expect(text).toContain('uitvoer/schade/openbaar staat de uitvoer van een ander document met deze naam.')
  expect(text).not.toContain('jansen')
})

it('what it has goes when it is moved and not public any more', async () => {
  renameSync(join(folder, 'jansen-schade'), join(folder, 'elders'))
  write('elders/voorstel.md', stating('status: besloten\nnaam: schade'))
  expect(rules(await make('elders/voorstel.md'))).toContain('editie/weggehaald')
  expect(isThere()).toBe(false)
})
