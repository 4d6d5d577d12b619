import { execFile, execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleNames, examplesFolder } from './built-examples.ts'
import { readInformation, readPacket } from './read-facts.ts'
import { readLines } from './read-lines.ts'

/** The packed program, as a process of its own each time: what a user runs. */
const bin = fileURLToPath(new URL('../../../bin/collegevoorstel.js', import.meta.url))
const run = promisify(execFile)
/** Named here, so that the program runs without a setting of whoever runs the tests. */
const plain = { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: '1' }

let scratch = ''
let firstFolder = ''
let first: ReadonlyMap<string, string>

interface Circumstances {
  readonly env?: NodeJS.ProcessEnv
  readonly cwd?: string
  readonly files?: readonly string[]
  readonly jobs?: number
  readonly temporary?: string
}

const absolute = exampleNames.map((name) => join(examplesFolder, name, 'voorstel.md'))
let count = 0

/** Builds into a new folder; hands back its path. */
async function madeIn({ env = {}, cwd = examplesFolder, files = absolute, jobs = 2 }: Circumstances): Promise<string> {
  count += 1
  const out = join(scratch, `uitvoer ${count}`)
  const flags = ['--quiet', '--browser', 'meegeleverd', '--out', out, '--jobs', String(jobs)]
  await run(process.execPath, [bin, 'build', ...files, ...flags], { cwd, env: { ...plain, ...env } })
  return out
}

/** Every file with its bytes. */
function contentsOf(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  return new Map(paths.sort().map((path) => [path, readFileSync(join(folder, path), 'latin1')]))
}

/** Paths of what differs; empty when every byte of every file is the same. */
function differences(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path))
}

async function made(circumstances: Circumstances): Promise<ReadonlyMap<string, string>> {
  return contentsOf(await madeIn(circumstances))
}

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'bytes-'))
  firstFolder = await madeIn({ jobs: 1 })
  first = contentsOf(firstFolder)
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

describe('the same bytes', () => {
  test('of all there is', () => {
    expect([...first.keys()].filter((path) => path.endsWith('.pdf')).length).toBeGreaterThan(exampleNames.length * 2)
    expect(first.size).toBeGreaterThan(exampleNames.length * 3)
  })

  test('with four at a time, in another order, on pages that have been used', async () => {
    expect(differences(first, await made({ jobs: 4, files: absolute.toReversed() }))).toEqual([])
  })

  test('with the project in another place, relative paths and another temporary folder', async () => {
    const copy = join(scratch, 'een heel andere map')
    cpSync(examplesFolder, copy, { recursive: true })
    const temporary = join(scratch, 'tijdelijk & zo')
    mkdirSync(temporary)
    const files = exampleNames.map((name) => join('..', 'een heel andere map', name, 'voorstel.md'))
    expect(differences(first, await made({ cwd: temporary, files, env: { TMPDIR: temporary } }))).toEqual([])
  })

  test.each([
    ['in another time zone', { TZ: 'Pacific/Kiritimati' }],
    ['in another language', { LANG: 'ar_EG.UTF-8', LC_ALL: 'tr_TR.UTF-8', LANGUAGE: 'ar' }],
  ])('%s', async (_, env) => {
    expect(differences(first, await made({ env }))).toEqual([])
  })

  test('of two runs at the same time', async () => {
    const both = await Promise.all([made({ jobs: 2 }), made({ jobs: 3 })])
    expect(both.map((each) => differences(first, each))).toEqual([[], []])
  })
})

describe('SOURCE_DATE_EPOCH', () => {
  // After the dates of the examples: what was imposed by then, no later moment changes.
  const env = { SOURCE_DATE_EPOCH: '1796000000', TZ: 'Asia/Tokyo' }
  let folder = ''
  beforeAll(async () => {
    folder = await madeIn({ env })
  })

  /** A file without its dates, and without what is reckoned from its bytes: opened up by qpdf, since dates are packed as well. */
  function undated(path: string): string {
    if (path.endsWith('.json')) return readFileSync(path, 'utf8').replace(/"(sha256|bytes)": \S+/g, '')
    const open = ['--qdf', '--object-streams=disable', '--static-id', path, '-']
    const text = execFileSync('qpdf', open, { encoding: 'latin1', maxBuffer: 2 ** 28 })
    return text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ|D:\d{14}Z|\/ID \[<\w{32}>/g, '')
  }

  test('sets every date of every file that is made', () => {
    for (const [path] of first) {
      if (!path.endsWith('.pdf') || path.endsWith('cijfers-parkeeronderzoek.pdf')) continue
      const file = join(folder, path)
      const { CreationDate, ModDate } = readInformation(file)
      expect([CreationDate, ModDate], path).toEqual(['D:20261130005320Z', 'D:20261130005320Z'])
      const packet = readPacket(file)
      for (const key of ['xmp:CreateDate', 'xmp:ModifyDate', 'xmp:MetadataDate'])
        expect(packet[key], path).toEqual(['2026-11-30T00:53:20Z'])
    }
  })

  test('changes nothing else: neither a file, nor a word, nor a date in the text', async () => {
    const dated = contentsOf(folder)
    expect([...dated.keys()]).toEqual([...first.keys()])
    expect(differences(first, dated).length).toBeGreaterThan(exampleNames.length * 2)
    for (const path of first.keys())
      expect(undated(join(folder, path)) === undated(join(firstFolder, path)), path).toBe(true)
    const path = join('kort-en-onaf', 'intern', 'voorstel.pdf')
    expect((await readLines(join(folder, path))).filter((line) => line === '24 november 2026').length).toBe(2)
  })

  test('gives the same bytes twice', async () => {
    expect(differences(contentsOf(folder), await made({ env: { ...env, TZ: 'UTC' }, jobs: 4 }))).toEqual([])
  })
})
