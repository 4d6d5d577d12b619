import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openSources } from '../../src/pipeline/context.ts'
import { markOf, trackFiles } from '../../src/system/tracked-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'bronnen-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('reads a file once in a run, and records it for everyone who needs it', () => {
  const path = join(folder, 'voorstel.md')
  writeFileSync(path, 'eerst')
  const sources = openSources()
  const [first, second] = [trackFiles(), trackFiles()]
  const read = sources.read(path, 'voorstel.md', first)
  const before = markOf(path)
  writeFileSync(path, 'daarna iets anders')
  expect(sources.read(path, 'voorstel.md', second)).toBe(read)
  expect(read.source?.text).toBe('eerst')
  expect(first.marks.get(path)).toBe(before)
  expect(second.marks.has(path)).toBe(true)
  expect(openSources().read(path, 'voorstel.md', second).source?.text).toBe('daarna iets anders')
})
