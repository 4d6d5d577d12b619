import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readSource } from '../../src/diagnostics/read-source.ts'
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
