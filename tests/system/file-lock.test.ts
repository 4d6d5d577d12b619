import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build as bundle } from 'esbuild'
import { expect, it, onTestFinished } from 'vitest'
import { sha256 } from '../../src/system/digest.ts'
import { withFileLock } from '../../src/system/file-lock.ts'

const pathIn = (name: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'slot-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, name)
}
const lockOf = (path: string) => join(tmpdir(), `collegevoorstel-slot-${userInfo().uid}-${sha256(path).slice(0, 16)}`)

it('is held during the call, and gone afterwards, also after an error', () => {
  const path = pathIn('register')
  expect(withFileLock(path, () => readFileSync(lockOf(path), 'utf8'))).toMatch(
    new RegExp(`^${process.pid} [-\\da-f]{36}$`),
  )
  expect(existsSync(lockOf(path))).toBe(false)
  expect(() =>
    withFileLock(path, () => {
      throw new Error('mis')
    }),
  ).toThrow('mis')
  expect(existsSync(lockOf(path))).toBe(false)
})

it('is held for all users, whose temporary folders may differ', async () => {
  const path = pathIn('register')
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'])
  onTestFinished(() => {
    other.kill('SIGKILL')
  })
  writeFileSync(`${path}.slot`, `${other.pid} van een ander`)
  spawn(process.execPath, ['-e', `setTimeout(() => require('fs').rmSync(${JSON.stringify(`${path}.slot`)}), 700)`])
  const begin = performance.now()
  expect(withFileLock(path, () => readFileSync(`${path}.slot`, 'utf8'))).toMatch(new RegExp(`^${process.pid} `))
  expect(performance.now() - begin).toBeGreaterThan(300)
  expect(existsSync(`${path}.slot`)).toBe(false)
})

it('needs no folder', () => {
  const path = join(pathIn('nieuw'), 'register')
  expect(withFileLock(path, () => existsSync(lockOf(path)))).toBe(true)
  expect(existsSync(path)).toBe(false)
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

it.each(['', '12 a', 'geen getal'])('passes over an old lock: %j', (content) => {
  const path = pathIn('register')
  writeFileSync(lockOf(path), content)
  utimesSync(lockOf(path), 1e9, 1e9)
  expect(withFileLock(path, () => readFileSync(lockOf(path), 'utf8'))).toMatch(new RegExp(`^${process.pid} `))
  expect(existsSync(lockOf(path))).toBe(false)
})

it('leaves the lock that another process took after too long', () => {
  const path = pathIn('register')
  onTestFinished(() => rmSync(lockOf(path), { force: true }))
  withFileLock(path, () => writeFileSync(lockOf(path), 'van een ander'))
  expect(readFileSync(lockOf(path), 'utf8')).toBe('van een ander')
})

it('rests while it waits for an old lock that cannot be removed', () => {
  const path = pathIn('register')
  // In place of a lock that nobody may remove.
  mkdirSync(lockOf(path))
  onTestFinished(() => rmSync(lockOf(path), { recursive: true, force: true }))
  utimesSync(lockOf(path), 1e9, 1e9)
  const before = process.cpuUsage()
  expect(withFileLock(path, () => 'gedaan')).toBe('gedaan')
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1e6).toBeLessThan(2.5)
})

it('lets one process in at a time, though all find an old lock first', async () => {
  const path = pathIn('register')
  const module = `${path}.mjs`
  const entry = fileURLToPath(new URL('../../src/system/file-lock.ts', import.meta.url))
  await bundle({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', outfile: module })
  const code = `
    import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
    import { withFileLock } from ${JSON.stringify(pathToFileURL(module).href)}
    const [path, lock] = process.argv.slice(1)
    for (let turn = 0; turn < 40; turn++) {
      try { writeFileSync(lock, '999999 oud', { flag: 'wx' }) } catch {}
      withFileLock(path, () => {
        writeFileSync(path + '.binnen', '', { flag: 'wx' })
        const now = Number(readFileSync(path, 'utf8'))
        writeFileSync(path, String(now + 1))
        rmSync(path + '.binnen')
      })
    }`
  writeFileSync(path, '0')
  const all = [1, 2, 3, 4].map(() => spawn(process.execPath, ['--input-type=module', '-e', code, path, lockOf(path)]))
  const codes = await Promise.all(all.map(async (one) => (await once(one, 'exit'))[0]))
  expect(codes).toEqual([0, 0, 0, 0])
  expect(readFileSync(path, 'utf8')).toBe('160')
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
