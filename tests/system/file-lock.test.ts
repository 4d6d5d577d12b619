import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { sha256 } from '../../src/system/digest.ts'
import { withFileLock } from '../../src/system/file-lock.ts'

const pathIn = (name: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'slot-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, name)
}
const lockOf = (path: string) => join(tmpdir(), `collegevoorstel-slot-${sha256(path).slice(0, 16)}`)

it('is held during the call, and gone afterwards, also after an error', () => {
  const path = pathIn('register')
  expect(withFileLock(path, () => readFileSync(lockOf(path), 'utf8'))).toBe(String(process.pid))
  expect(existsSync(lockOf(path))).toBe(false)
  expect(() =>
    withFileLock(path, () => {
      throw new Error('mis')
    }),
  ).toThrow('mis')
  expect(existsSync(lockOf(path))).toBe(false)
})

it('passes over the lock of a process that was killed', async () => {
  const path = pathIn('register')
  const other = spawn(process.execPath, ['-e', ''])
  await once(other, 'exit')
  writeFileSync(lockOf(path), String(other.pid))
  const begin = performance.now()
  expect(withFileLock(path, () => 'gedaan')).toBe('gedaan')
  expect(performance.now() - begin).toBeLessThan(3_000)
})

it('waits for another process, and does not wait for ever', async () => {
  const path = pathIn('register')
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
  onTestFinished(() => void other.kill('SIGKILL'))
  writeFileSync(lockOf(path), String(other.pid))
  onTestFinished(() => rmSync(lockOf(path), { force: true }))
  const begin = performance.now()
  expect(withFileLock(path, () => 'gedaan')).toBe('gedaan')
  expect(performance.now() - begin).toBeGreaterThan(1_000)
})
