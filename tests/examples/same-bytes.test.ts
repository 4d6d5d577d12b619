import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Built, buildExamples, exampleNames, examplesFolder, filesOf } from './built-examples.ts'

const files = exampleNames.map((name) => join(examplesFolder, name, 'voorstel.md'))
const all: Built[] = []
let first: Built

async function made(changes: Parameters<typeof buildExamples>[0] = {}): Promise<Built> {
  const built = await buildExamples(changes)
  all.push(built)
  return built
}

/** Paths of what differs; empty when every byte is the same. */
function differences(a: Built, b: Built): readonly string[] {
  const paths = [...new Set([...filesOf(a), ...filesOf(b)])]
  const read = (built: Built, path: string) =>
    filesOf(built).includes(path) ? readFileSync(join(built.folder, path), 'latin1') : undefined
  return paths.filter((path) => read(a, path) !== read(b, path))
}

beforeAll(async () => {
  first = await made({ jobs: 1 })
})
afterAll(() => {
  for (const built of all) built.remove()
})

test('four at a time, in another order, from another folder: the same bytes', async () => {
  expect(filesOf(first).length).toBeGreaterThan(exampleNames.length * 2)
  expect(differences(first, await made({ jobs: 4, files: files.toReversed(), cwd: tmpdir() }))).toEqual([])
})

test('in another time zone and language: the same bytes', async () => {
  const before = { TZ: process.env.TZ, LANG: process.env.LANG, LC_ALL: process.env.LC_ALL }
  Object.assign(process.env, { TZ: 'Asia/Tokyo', LANG: 'C', LC_ALL: 'C' })
  try {
    expect(new Date(0).getHours()).toBe(9)
    expect(differences(first, await made())).toEqual([])
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
})

test('SOURCE_DATE_EPOCH decides the dates, and changes nothing else of the names', async () => {
  const dated = await made({ sourceDateEpoch: 1_000_000_000 })
  expect(filesOf(dated)).toEqual(filesOf(first))
  const path = 'kort-en-onaf/intern/voorstel.pdf'
  expect(readFileSync(join(dated.folder, path), 'latin1')).toContain('2001-09-09T01:46:40')
  expect(readFileSync(join(first.folder, path), 'latin1')).not.toContain('2001-09-09')
})
