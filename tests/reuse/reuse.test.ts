import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { build } from '../../src/pipeline/build.ts'
import type { BuildReport } from '../../src/pipeline/build-report.ts'
import type { BuildRequest } from '../../src/pipeline/open-build.ts'
import { openPrinter, type Printer } from '../../src/print/printer.ts'
import { json } from '../../src/report/json.ts'
import { fileCache } from '../../src/reuse/file-cache.ts'
import { areAsBefore, type ReuseServices, referencesOf } from '../../src/reuse/reuse-record.ts'
import { trackFiles } from '../../src/system/tracked-files.ts'
import { proposal } from '../cli/trial-project.ts'
import { logoSvg } from './logo-svg.ts'

let printer: Printer
let folder = ''
let version = ''
const printed: string[] = []

beforeAll(async () => {
  printer = openPrinter({})
  version = (await printer.about()).version
})
afterAll(() => printer.close())
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'hergebruik-')))
  return () => rmSync(folder, { recursive: true, force: true })
})

const counting: Printer = {
  print: (printable) => {
    printed.push(printable.title)
    return printer.print(printable)
  },
  warm: (style, resources) => printer.warm(style, resources),
  about: () => printer.about(),
  close: () => printer.close(),
}

function put(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

const letter =
  '---\nsoort: brief-raad\n---\n\nGeachte raad,\n\nHierbij :lak[de heer Zandloper]{grond="5.1.2.e"}.\n\n![Een kaart](kaart.svg)\n'

/** Two proposals; one with an attachment, pictures in both of its texts, a link to what is not there, and a redaction. */
function project(): void {
  put('collegevoorstel.yaml', 'gemeente: {naam: Proefstad}\n')
  put(
    'een/voorstel.md',
    proposal({
      text: 'Zie ![De kaart van het gebied](kaart.svg).',
      front: 'bijlagen: [{soort: brief-raad, bestand: brief.md}]',
    }),
  )
  put('een/kaart.svg', logoSvg('#123456'))
  put('een/brief.md', letter)
  put('twee/voorstel.md', proposal({ without: ['zaaknummer'] }))
}

function services(): ReuseServices {
  return { files: fileCache(join(folder, 'cache')), browser: async () => version }
}

const files = ['een/voorstel.md', 'twee/voorstel.md']

async function run(
  more: Partial<BuildRequest> = {},
  reuse = services(),
): Promise<{ report: BuildReport; prints: number }> {
  printed.length = 0
  const request: BuildRequest = { files, cwd: folder, strictness: 'lenient', html: 'discard', jobs: 2, ...more }
  const report = await build(request, { printer: counting, reuse })
  return { report, prints: printed.length }
}

const reusedIn = ({ documents }: BuildReport) => documents.map(({ reused }) => reused ?? false)
const told = (report: BuildReport) =>
  json(report)
    .replace(/"duur": \d+/g, '')
    .replace(/"hergebruikt": \w+/g, '')
const output = () => {
  const root = join(folder, 'uitvoer')
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(root, name)).isFile(),
  )
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(root, name), 'latin1')]))
}

describe('a run after one that changed nothing', () => {
  it('prints nothing, writes nothing, and tells the same', async () => {
    project()
    const first = await run()
    expect(first.prints).toBe(3)
    const before = output()
    const old = new Date(1e12)
    for (const name of Object.keys(before)) utimesSync(join(folder, 'uitvoer', name), old, old)
    const second = await run()
    expect(second.prints).toBe(0)
    expect(reusedIn(second.report)).toEqual([true, true])
    expect(told(second.report)).toBe(told(first.report))
    expect(second.report.documents.map(({ editions }) => editions)).toEqual(
      first.report.documents.map(({ editions }) => editions),
    )
    expect(second.report.documents.map(({ texts }) => [...texts])).toEqual(
      first.report.documents.map(({ texts }) => [...texts]),
    )
    expect(output()).toEqual(before)
    for (const name of Object.keys(before)) expect(statSync(join(folder, 'uitvoer', name)).mtimeMs).toBe(1e12)
  })

  it('puts back what was thrown away or spoilt, without printing, and elsewhere just as well', async () => {
    project()
    await run()
    const before = output()
    rmSync(join(folder, 'uitvoer/een/intern/voorstel.pdf'))
    put('uitvoer/twee/intern/voorstel.pdf', 'beschadigd')
    expect((await run()).prints).toBe(0)
    expect(output()).toEqual(before)
    const { prints } = await run({ out: 'anders' })
    expect(prints).toBe(0)
    expect(readFileSync(join(folder, 'anders/een/intern/voorstel.pdf'), 'latin1')).toBe(
      before['een/intern/voorstel.pdf'],
    )
  })
})

/** What can change, and which of the two proposals it changes. */
const changes: Readonly<Record<string, { readonly change: () => void; readonly made: readonly boolean[] }>> = {
  'the proposal': { change: () => put('twee/voorstel.md', proposal({ text: 'Anders.' })), made: [false, true] },
  'an attachment': { change: () => put('een/brief.md', letter.replace('Hierbij', 'Bij dezen')), made: [true, false] },
  'a picture in both texts': { change: () => put('een/kaart.svg', logoSvg('#654321')), made: [true, false] },
  'the settings': { change: () => put('collegevoorstel.yaml', 'gemeente: {naam: Anderstad}\n'), made: [true, true] },
  'settings that come nearer': {
    change: () => put('een/collegevoorstel.yaml', 'gemeente: {naam: Dichtbij}\n'),
    made: [true, false],
  },
  'a kind of the project’s own': {
    change: () => put('templates/documenten/brief-raad/document.css', 'body{color:#333}'),
    made: [true, true],
  },
  'a house style of the project’s own': {
    change: () => {
      put('templates/huisstijlen/neutraal/huisstijl.yaml', 'naam: Eigen\nstijl: stijl.css\n')
      put('templates/huisstijlen/neutraal/stijl.css', 'p{margin:0}')
    },
    made: [true, true],
  },
}

describe('a run after a change', () => {
  it.each(Object.entries(changes))('makes only what is changed by %s', async (_, { change, made }) => {
    project()
    await run()
    change()
    const { report } = await run()
    expect(report.documents.map(({ outcome }) => outcome)).toEqual(['gemaakt', 'gemaakt'])
    expect(reusedIn(report)).toEqual(made.map((isMade) => !isMade))
    // As a run without a cache would have it.
    const before = output()
    rmSync(join(folder, 'cache'), { recursive: true })
    const clean = await run()
    expect(told(report)).toBe(told(clean.report))
    expect(output()).toEqual(before)
  })

  it('sees a file go that a text shows, and one come that was not there', async () => {
    project()
    await run()
    const before = output()
    rmSync(join(folder, 'een/kaart.svg'))
    const { report } = await run()
    expect(report.documents.map(({ outcome }) => outcome)).toEqual(['fouten', 'gemaakt'])
    expect(output()).toEqual(before)

    const tracked = trackFiles()
    tracked.resolve(folder, join(folder, 'een/voorstel.md'), 'kaart.svg')
    const references = referencesOf(tracked.references, [], folder) ?? []
    expect(references).toHaveLength(1)
    expect(areAsBefore(references, folder)).toBe(true)
    put('een/kaart.svg', logoSvg('#123456'))
    expect(areAsBefore(references, folder)).toBe(false)
  })

  it('keeps nothing of a document that was written meanwhile', () => {
    const [path, length] = [join(folder, 'a'), 1]
    const read = (sha256: string) => ({ path, sha256, length })
    expect(referencesOf([], [read('1'), read('1')], folder)).toEqual([])
    expect(referencesOf([], [read('1'), read('2')], folder)).toBeUndefined()
  })

  it('does not take what was asked for in another way', async () => {
    project()
    await run()
    const others: readonly Partial<BuildRequest>[] = [
      { html: 'keep' },
      { sourceDateEpoch: 1_700_000_000 },
      { editions: ['raad'] },
      { files: files.map((file) => `./${file}`) },
      { embargo: 'ignore' },
    ]
    for (const other of others) expect(reusedIn((await run(other)).report)).toEqual([false, false])
    for (const other of others) expect(reusedIn((await run(other)).report)).toEqual([true, true])
    const newer = { ...services(), browser: async () => '1.2.3.4' }
    expect(reusedIn((await run({}, newer)).report)).toEqual([false, false])
  })

  it('never takes a document with errors, nor one that --strict stops', async () => {
    project()
    put('een/voorstel.md', proposal({ front: 'zaaknumer: x' }))
    await run()
    const again = await run({ strictness: 'strict' })
    expect(again.report.documents.map(({ outcome }) => outcome)).toEqual(['fouten', 'fouten'])
    expect(reusedIn((await run({ strictness: 'strict' })).report)).toEqual([false, false])
  })
})

describe('the cache', () => {
  const room = (name: string) => {
    const root = join(folder, 'cache', name)
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(root, path)).isFile())
      .map((path) => join(root, path))
  }

  it('notices what is damaged, and makes it anew', async () => {
    project()
    await run()
    const before = output()
    for (const part of ['register', 'intern']) {
      for (const path of room(part)) {
        const bytes = readFileSync(path)
        bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 1
        writeFileSync(path, bytes)
      }
      rmSync(join(folder, 'uitvoer'), { recursive: true })
      expect((await run()).prints).toBe(3)
      expect(output()).toEqual(before)
      expect((await run()).prints).toBe(0)
    }
  })

  it('holds of the public edition its files and nothing else, in folders for the user alone', async () => {
    project()
    await run({ editions: ['intern', 'raad', 'openbaar'] })
    const published = Object.entries(output()).filter(
      ([name]) => name.includes('/openbaar/') && !name.endsWith('manifest.json'),
    )
    const kept = room('openbaar').map((path) => readFileSync(path).subarray(32).toString('latin1'))
    expect(kept.sort()).toEqual([...new Set(published.map(([, bytes]) => bytes))].sort())
    for (const name of readdirSync(join(folder, 'cache')))
      expect(statSync(join(folder, 'cache', name)).mode & 0o777).toBe(0o700)
    for (const path of room('intern')) expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('serves two runs at once, in one folder', async () => {
    project()
    cpSync(join(folder, 'een'), join(folder, 'drie'), { recursive: true })
    const request: BuildRequest = {
      files: [...files, 'drie/voorstel.md'],
      cwd: folder,
      strictness: 'lenient',
      html: 'discard',
      jobs: 2,
    }
    const both = await Promise.all([1, 2].map(() => build(request, { printer, reuse: services() })))
    for (const { documents } of both)
      expect(documents.map(({ outcome }) => outcome)).toEqual(['gemaakt', 'gemaakt', 'gemaakt'])
    const before = output()
    expect((await run({ files: request.files })).prints).toBe(0)
    expect(output()).toEqual(before)
  })

  it('costs nothing but time where it cannot be written', async () => {
    project()
    put('cache', 'a file where a folder should be')
    expect((await run()).prints).toBe(3)
    expect((await run()).prints).toBe(3)
  })
})
