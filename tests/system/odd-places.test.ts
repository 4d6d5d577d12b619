import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readSource } from '../../src/diagnostics/read-source.ts'
import { makeFolder } from '../../src/system/make-folder.ts'
import { ownFolder } from '../../src/system/own-cache.ts'
import { readWhole } from '../../src/system/read-whole.ts'

const folder = mkdtempSync(join(tmpdir(), 'vreemd-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.skipIf(process.platform === 'win32')('a pipe that nobody writes to', () => {
  const pipe = join(folder, 'pijp.md')
  spawnSync('mkfifo', [pipe])

  it('is no source', () => {
    const [message] = readSource(pipe, 'pijp.md').diagnostics
    expect(JSON.stringify(message)).toContain('pijp.md is geen gewoon bestand, maar een pijp of een apparaat.')
  })

  it('is no file of the project', () => {
    expect(() => readWhole(pipe)).toThrow(/geen gewoon bestand/)
    expect(readWhole(folder)).toBe('map')
    expect(readWhole(join(folder, 'weg'))).toBe('ontbreekt')
    expect(() => readWhole('/dev/null')).toThrow(/geen gewoon bestand/)
  })
})

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
