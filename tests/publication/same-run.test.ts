import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Edition } from '../../src/document/edition.ts'
import { readRecord } from '../../src/output/public-record.ts'
import { outputPlace, sourceOf } from '../../src/output/source-key.ts'
import { build } from '../../src/pipeline/build.ts'
import type { BuildReport } from '../../src/pipeline/build-report.ts'
import type { BuildRequest, BuildServices } from '../../src/pipeline/open-build.ts'
import { openPrinter, type Printer } from '../../src/print/printer.ts'
import { exitCodeOf, type Report } from '../../src/report/report.ts'
import { fileCache } from '../../src/reuse/file-cache.ts'
import { EnvironmentError } from '../../src/system/environment-error.ts'
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
const make = (files: readonly string[], more: Partial<BuildServices & Pick<BuildRequest, 'editions'>> = {}) => {
  const { editions = ['openbaar'], ...services } = more
  const paths = files.map((file) => `${file}.md`)
  return build(
    { cwd: folder, files: paths, editions, strictness: 'lenient', html: 'discard', jobs: 1 },
    { printer, ...services },
  )
}
/** The public folders that are there, with the document that the record names. */
const standing = () => {
  const out = join(folder, 'uitvoer')
  const known = readRecord(out).filter(({ map }) => existsSync(join(out, map, 'voorstel.pdf')))
  const place = outputPlace(out, folder)
  return Object.fromEntries(
    known.map(({ map, bron }) => [map.split('/')[0], sourceOf(bron, place)?.slice(folder.length + 1, -3)]),
  )
}
const rules = ({ documents }: Report) => documents.flatMap(({ diagnostics }) => diagnostics.map(({ ruleId }) => ruleId))
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

describe('a document that is not public any more, in a run that a stage does not survive', () => {
  const noBrowser = new EnvironmentError('geen-browser', 'Er is geen browser gevonden.', 'Installeer er een.')
  const broken: Printer = {
    print: () => Promise.reject(noBrowser),
    warm: () => Promise.resolve(),
    about: () => Promise.reject(noBrowser),
    close: () => Promise.resolve(),
  }
  const throwing = (error: Error) => (): never => {
    throw error
  }
  const atWarming = (error: Error): Printer => ({ ...broken, warm: throwing(error) })
  const fault = new Error('a fault of the program')

  it.each<[string, Edition, Printer, string]>([
    ['without a browser, at printing', 'intern', broken, 'omgeving/geen-browser'],
    ['without a browser, at the start', 'intern', atWarming(noBrowser), 'omgeving/geen-browser'],
    ['without a browser, at the start, in public', 'openbaar', atWarming(noBrowser), 'omgeving/geen-browser'],
    ['with a fault of the program', 'intern', atWarming(fault), 'intern/storing'],
    ['with a fault of the program, in public', 'openbaar', atWarming(fault), 'intern/storing'],
  ])('says what it took away: %s', async (_, edition, failing, rule) => {
    write({ a: 'x' })
    await make(['a'])
    const path = join(folder, 'a.md')
    writeFileSync(path, readFileSync(path, 'utf8').replace('status: openbaar', 'status: besloten'))
    const report = await make(['a'], { printer: failing, editions: [edition] })
    expect(outcomes(report)).toEqual(['mislukt'])
    expect(rules(report)).toEqual(expect.arrayContaining([rule, 'editie/weggehaald']))
    expect(existsSync(join(folder, 'uitvoer/x/openbaar'))).toBe(false)
  })

  it('says of a public one that it is out of date', async () => {
    write({ a: 'x' })
    await make(['a'])
    const report = await make(['a'], { printer: atWarming(noBrowser) })
    expect(rules(report)).toEqual(['omgeving/geen-browser', 'editie/niet-bijgewerkt'])
    expect(standing()).toEqual({ x: 'a' })
  })
})

describe('what is said of public folders is said again when the document is taken from an earlier run', () => {
  const state = (file: string, status: string) => {
    const path = join(folder, `${file}.md`)
    writeFileSync(path, readFileSync(path, 'utf8').replace('status: openbaar', `status: ${status}`))
  }
  /** A public folder of a document that is gone. */
  const lay = (map: string, more: Readonly<Record<string, string>> = {}) => {
    mkdirSync(join(folder, 'uitvoer', map), { recursive: true })
    writeFileSync(join(folder, 'uitvoer', map, 'voorstel.pdf'), 'pdf')
    const one = {
      map,
      soort: 'collegevoorstel',
      titel: 'Oud',
      bron: 'weg.md',
      bestanden: [{ bestand: 'voorstel.pdf' }],
    }
    const record = { versie: 1, openbaar: [{ ...one, ...more }] }
    writeFileSync(join(folder, 'uitvoer/.collegevoorstel.json'), JSON.stringify(record))
  }
  const remembering = () => {
    const reuse = {
      files: fileCache(join(folder, 'cache')),
      browser: async () => (await printer.about()).version,
    }
    return make(['a'], { reuse, editions: ['intern'] })
  }
  const reused = ({ documents }: BuildReport) => documents.map((one) => one.reused ?? false)

  it.each(['besloten', 'geheim', 'openbaar\nembargo: 2099-01-01'])('of unknown origin: %j', async (status) => {
    write({ a: 'x' })
    state('a', status)
    lay('vroeger/openbaar')
    for (const isReused of [false, true, true]) {
      const report = await remembering()
      expect(reused(report)).toEqual([isReused])
      expect(rules(report)).toContain('editie/blijft-staan')
      expect(exitCodeOf(report)).toBe(1)
    }
    rmSync(join(folder, 'uitvoer/vroeger'), { recursive: true })
    expect(rules(await remembering())).not.toContain('editie/blijft-staan')
  })

  it('laid there after the earlier run, and taken away by the case number', async () => {
    write({ a: 'x' })
    state('a', 'geheim')
    await remembering()
    lay('vroeger/openbaar', { zaaknummer: 'Z-a' })
    expect(rules(await remembering())).toContain('editie/weggehaald')
    expect(existsSync(join(folder, 'uitvoer/vroeger/openbaar'))).toBe(false)
  })

  it('of another document of the same name', async () => {
    write({ a: 'x', b: 'x' })
    state('a', 'geheim')
    await remembering()
    await make(['b'])
    for (const _ of [1, 2]) expect(rules(await remembering())).toContain('editie/blijft-staan')
    expect(standing()).toEqual({ x: 'b' })
  })

  it('of a public document nothing is suspected', async () => {
    write({ a: 'x' })
    lay('vroeger/openbaar')
    for (const isReused of [false, true]) {
      const report = await remembering()
      expect([reused(report), rules(report)]).toEqual([[isReused], []])
    }
  })
})
