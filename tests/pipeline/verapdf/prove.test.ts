import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { prove } from '../../../src/pipeline/verapdf/prove.ts'
import { type DocumentReport, exitCodeOf, type MadeFile } from '../../../src/report/report.ts'
import { writeStub } from './stub-verapdf.ts'

const ours = ['PDF/A-2a', 'PDF/UA-1']

let home: string
let program: string

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'toetsing-'))
  program = writeStub(join(home, 'verapdf'))
})

afterEach(() => rmSync(home, { recursive: true, force: true }))

/** Files of one edition, with the manifest that lists them. @param files the standards that each claims */
function edition(name: string, files: Readonly<Record<string, readonly string[]>>): DocumentReport {
  const folder = join(home, name)
  mkdirSync(folder)
  const made = Object.entries(files).map(([path, normen]): MadeFile => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), path)
    return { path: join(folder, path), conformance: { manier: 'gemaakt', normen } }
  })
  const uitvoer = Object.entries(files).map(([bestand, normen]) => ({
    bestand,
    conformiteit: { manier: 'gemaakt', normen },
    bytes: 1,
  }))
  const manifest = join(folder, 'manifest.json')
  writeFileSync(manifest, `${JSON.stringify({ naam: name, uitvoer }, undefined, 2)}\n`)
  const all = [...made, { path: manifest, conformance: { manier: 'geen', normen: [] } } as const]
  return { file: `${name}.md`, outcome: 'gemaakt', diagnostics: [], made: all, duration: 1, texts: new Map() }
}

const commands = () =>
  existsSync(`${program}.log`)
    ? readFileSync(`${program}.log`, 'utf8')
        .trim()
        .split('\n')
        .map((line): readonly string[] => JSON.parse(line))
    : []

const toetsingen = (name: string) =>
  JSON.parse(readFileSync(join(home, name, 'manifest.json'), 'utf8')).uitvoer.map(
    (file: { readonly conformiteit: { readonly toetsing?: unknown } }) => file.conformiteit.toetsing,
  )

const goed = { programma: 'veraPDF 9.9.9', voldoet: ours, voldoetNiet: [] }

test('one process for each standard, however many files, and the verdict at each file', async () => {
  const documents = Array.from({ length: 40 }, (_, index) =>
    edition(`voorstel-${index}`, {
      'voorstel.pdf': ours,
      'bijlagen/01-brief & meer.pdf': ours,
    }),
  )
  const report = await prove({ documents }, { program })
  expect(exitCodeOf(report)).toBe(0)
  expect(commands().map(([, , , flavour, ...files]) => [flavour, files.length])).toEqual([
    ['2a', 80],
    ['ua1', 80],
  ])
  expect(report.documents[39]?.made.map(({ conformance }) => conformance.toetsing)).toEqual([goed, goed, undefined])
  expect(toetsingen('voorstel-39')).toEqual([goed, goed])
  expect(
    report.documents.flatMap(({ diagnostics }) => diagnostics).map(({ ruleId, reason }) => [ruleId, reason]),
  ).toEqual([['toetsing/goedgekeurd', 'veraPDF 9.9.9 keurt 80 PDF’s goed.']])
})

test('a file is validated by what it claims; one that claims nothing is not', async () => {
  const documents = [edition('a', { 'voorstel.pdf': ours, 'bijlagen/scan.pdf': [], 'bijlagen/oud.pdf': ['PDF/A-1b'] })]
  const report = await prove({ documents }, { program })
  expect(
    commands().map(([, , , flavour, ...files]) => [flavour, files.map((file) => file.slice(home.length))]),
  ).toEqual([
    ['1b', ['/a/bijlagen/oud.pdf']],
    ['2a', ['/a/voorstel.pdf']],
    ['ua1', ['/a/voorstel.pdf']],
  ])
  expect(toetsingen('a')).toEqual([goed, undefined, { ...goed, voldoet: ['PDF/A-1b'] }])
  expect(report.documents[0]?.diagnostics.map(({ reason }) => reason)).toEqual([
    'veraPDF 9.9.9 keurt 2 PDF’s goed. Niet getoetst: 1 PDF zonder norm.',
  ])
})

test('a file that fails is named with its first clauses, and stays; the others pass', async () => {
  const documents = [
    edition('a', { 'voorstel.pdf': ours }),
    edition('b', { 'slecht.pdf': ['PDF/UA-1'], 'kapot.pdf': ours }),
  ]
  const report = await prove({ documents }, { program })
  expect(exitCodeOf(report)).toBe(1)
  expect(report.documents.map(({ outcome }) => outcome)).toEqual(['gemaakt', 'fouten'])
  const found = report.documents[1]?.diagnostics.filter(({ ruleId }) => ruleId === 'toetsing/afgekeurd') ?? []
  expect(found.map(({ reason }) => reason.replaceAll(home, ''))).toEqual([
    '/b/slecht.pdf voldoet volgens veraPDF 9.9.9 niet aan PDF/UA-1: 7.1-3, 7.2-20, 7.3-1 en nog 1.',
    "/b/kapot.pdf voldoet volgens veraPDF 9.9.9 niet aan PDF/A-2a: Couldn't parse stream.",
    "/b/kapot.pdf voldoet volgens veraPDF 9.9.9 niet aan PDF/UA-1: Couldn't parse stream.",
  ])
  expect(existsSync(join(home, 'b/slecht.pdf'))).toBe(true)
  expect(report.documents[1]?.made.map(({ path }) => path)).toContain(join(home, 'b/slecht.pdf'))
  expect(toetsingen('b')[0]).toEqual({ programma: 'veraPDF 9.9.9', voldoet: [], voldoetNiet: ['PDF/UA-1'] })
})

test('a validator that fails is a failure of the machine (verapdf-mislukt), and the manifests stay', async () => {
  const documents = [edition('a', { 'stuk.pdf': ours })]
  const before = readFileSync(join(home, 'a/manifest.json'))
  const report = await prove({ documents }, { program })
  expect(exitCodeOf(report)).toBe(3)
  expect(report.documents[0]?.diagnostics.map(({ ruleId, reason }) => [ruleId, reason])).toEqual([
    [
      'omgeving/verapdf-mislukt',
      'veraPDF kon de PDF’s niet toetsen. Het gaf geen volledig verslag, maar: java: not found',
    ],
  ])
  expect(readFileSync(join(home, 'a/manifest.json'))).toEqual(before)
})

test('validating again gives the same bytes', async () => {
  const documents = [edition('a', { 'voorstel.pdf': ours })]
  await prove({ documents }, { program })
  const once = readFileSync(join(home, 'a/manifest.json'))
  await prove({ documents }, { program })
  expect(readFileSync(join(home, 'a/manifest.json'))).toEqual(once)
})

test('a run without PDFs starts nothing', async () => {
  const documents = [{ ...edition('a', {}), outcome: 'fouten' as const }]
  expect(await prove({ documents }, { program })).toEqual({ documents })
  expect(commands()).toEqual([])
})

test('an aborted run ends with the reason of its signal', async () => {
  const documents = [edition('a', { 'voorstel.pdf': ours })]
  const reason = new Error('afgebroken')
  await expect(prove({ documents }, { program, signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
})
