import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { makeFolder } from '../../src/system/make-folder.ts'
import { ownFolder } from '../../src/system/private-folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'mappen-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('making folders', () => {
  it('makes those it lies in, and leaves what is there', () => {
    makeFolder(join(folder, 'a', 'b', 'c'), 0o700)
    makeFolder(join(folder, 'a', 'b', 'c'))
    expect(statSync(join(folder, 'a', 'b', 'c')).isDirectory()).toBe(true)
    mkdirSync(join(folder, 'd'))
    makeFolder(join(folder, 'd', 'e'))
    expect(statSync(join(folder, 'd', 'e')).isDirectory()).toBe(true)
  })

  it('says what stands in the way', () => {
    writeFileSync(join(folder, 'bestand'), '')
    expect(() => makeFolder(join(folder, 'bestand'))).toThrow(/EEXIST/)
    expect(() => makeFolder(join(folder, 'bestand', 'in', 'bestand'))).toThrow(/ENOTDIR/)
  })

  it.skipIf(process.platform !== 'linux')('ends where the system says that nothing can be', () => {
    expect(() => makeFolder('/proc/nergens/iets')).toThrow(/ENOENT/)
    expect(ownFolder('/proc/nergens/iets', 0)).toBeUndefined()
  })
})
