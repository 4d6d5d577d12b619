import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { readRecord } from '../../src/output/public-record.ts'
import { sourceOf } from '../../src/output/source-key.ts'
import { build } from '../../src/pipeline/build.ts'
import { openPrinter, type Printer } from '../../src/print/printer.ts'
import type { Report } from '../../src/report/report.ts'
import { proposal } from '../cli/trial-project.ts'

// Names change hands: what the same run has just made under a name is not what an earlier run made there.

let printer: Printer
beforeAll(() => {
  printer = openPrinter({ jobs: 2 })
})
afterAll(() => printer.close())

let folder = ''
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'zelfde-opdracht-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'collegevoorstel.yaml'), 'gemeente: {naam: Proefstad}\n')
})

/** Writes a public document for each name that is given, with a case number of its own. */
const write = (names: Readonly<Record<string, string>>) => {
  for (const [file, naam] of Object.entries(names)) {
    const front = `naam: ${naam}\nstatus: openbaar\nzaaknummer: Z-${file}\nonderwerp: Onderwerp ${file}`
    const without = ['naam', 'status', 'zaaknummer', 'onderwerp']
    writeFileSync(join(folder, `${file}.md`), proposal({ front, without }))
  }
}
const make = (files: readonly string[], jobs = 1) =>
  build(
    {
      cwd: folder,
      files: files.map((file) => `${file}.md`),
      editions: ['openbaar'],
      strictness: 'lenient',
      html: 'discard',
      jobs,
    },
    { printer },
  )
/** The public folders that are there, with the document that the record names. */
const standing = () => {
  const out = join(folder, 'uitvoer')
  const known = readRecord(out).filter(({ map }) => existsSync(join(out, map, 'voorstel.pdf')))
  const place = { out, root: folder, bases: [folder, folder] }
  return Object.fromEntries(
    known.map(({ map, bron }) => [map.split('/')[0], sourceOf(bron, place)?.slice(folder.length + 1, -3)]),
  )
}
const outcomes = ({ documents }: Report) => documents.map(({ outcome }) => outcome)

describe('a name that another document takes over in one run', () => {
  it.each<[string, Record<string, string>, Record<string, string>, string[], Record<string, string>]>([
    ['freed before', { a: 'x' }, { a: 'y', b: 'x' }, ['a', 'b'], { x: 'b', y: 'a' }],
    ['freed afterwards', { a: 'x' }, { a: 'y', b: 'x' }, ['b', 'a'], { x: 'b', y: 'a' }],
    ['swapped', { a: 'x', b: 'y' }, { a: 'y', b: 'x' }, ['a', 'b'], { x: 'b', y: 'a' }],
    ['swapped, the other way', { a: 'x', b: 'y' }, { a: 'y', b: 'x' }, ['b', 'a'], { x: 'b', y: 'a' }],
    [
      'passed round',
      { a: 'x', b: 'y', c: 'z' },
      { a: 'y', b: 'z', c: 'x' },
      ['a', 'b', 'c'],
      { x: 'c', y: 'a', z: 'b' },
    ],
  ])('%s', async (_, before, after, files, expected) => {
    write(before)
    await make(Object.keys(before))
    write(after)
    const report = await make(files)
    expect(outcomes(report)).toEqual(files.map(() => 'gemaakt'))
    expect(standing()).toEqual(expected)
  })

  it('and what nobody took over goes', async () => {
    write({ a: 'x', b: 'y' })
    await make(['a', 'b'])
    write({ a: 'z' })
    await make(['a', 'b'])
    expect(standing()).toEqual({ y: 'b', z: 'a' })
    expect(existsSync(join(folder, 'uitvoer/x/openbaar'))).toBe(false)
  })
})
