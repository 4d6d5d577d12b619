import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { writeNewFiles } from '../../src/starter/new-files.ts'
import { filesBelow } from '../files-below.ts'

test('writes what is not there, and leaves what is there as it was, a broken link too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nieuw-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'a.md'), 'van mij')
  symlinkSync(join(folder, 'nergens.md'), join(folder, 'b.md'))
  const files = ['a.md', 'b.md', 'map/c.md'].map((path) => ({ path, bytes: 'nieuw' }))
  expect(await writeNewFiles(folder, files)).toEqual({ written: ['map/c.md'], skipped: ['a.md', 'b.md'] })
  expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('van mij')
  expect((await filesBelow(folder)).toSorted()).toEqual(expect.not.arrayContaining(['nergens.md']))
  expect(await writeNewFiles(folder, files)).toEqual({ written: [], skipped: ['a.md', 'b.md', 'map/c.md'] })
})
