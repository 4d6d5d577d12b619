import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'

const runner = new URL('../../bin/run-compiled.js', import.meta.url).href

it('keeps a bounded number of compiled programs, none longer than a month, and touches no other file', () => {
  const home = mkdtempSync(join(tmpdir(), 'gecompileerd-'))
  onTestFinished(() => rmSync(home, { recursive: true }))
  const folder = join(home, 'collegevoorstel', 'gecompileerd')
  mkdirSync(folder, { recursive: true })
  const now = Date.now() / 1000
  const put = (name: string, daysAgo: number) => {
    writeFileSync(join(folder, name), 'x')
    utimesSync(join(folder, name), now, now - daysAgo * 86400)
    return name
  }
  const entry = (number: number) => number.toString(16).padStart(24, '0')
  for (let number = 0; number < 40; number++) put(`${entry(number)}-build`, number / 10)
  put(`${entry(100)}-build`, 31)
  put(`${entry(101)}-build.77`, 40)
  const own = put('van-de-gebruiker.txt', 400)
  const program = join(home, 'program.cjs')
  writeFileSync(program, 'process.stdout.write("gedaan")')
  const run = `import { runCompiled } from ${JSON.stringify(runner)}; runCompiled(${JSON.stringify(program)})`
  const env = { ...process.env, XDG_CACHE_HOME: home }
  for (const _ of [1, 2]) {
    expect(execFileSync(process.execPath, ['--input-type=module', '-e', run], { env, encoding: 'utf8' })).toBe('gedaan')
    const left = readdirSync(folder)
    expect(left).toContain(own)
    const former = left.filter((name) => /^0{10}/.test(name)).sort()
    expect(former).toEqual(Array.from({ length: 23 }, (_, number) => `${entry(number)}-build`))
    // The program's own, made in the first run and used in the second.
    expect(left).toHaveLength(former.length + 2)
  }
})

it.skipIf(process.platform !== 'linux')('runs, and ends, where nothing can be kept', () => {
  const home = mkdtempSync(join(tmpdir(), 'gecompileerd-'))
  onTestFinished(() => rmSync(home, { recursive: true }))
  const program = join(home, 'program.cjs')
  writeFileSync(program, 'process.stdout.write("gedaan")')
  const run = `import { runCompiled } from ${JSON.stringify(runner)}; runCompiled(${JSON.stringify(program)})`
  for (const cache of ['/proc/nergens', program]) {
    const env = { ...process.env, XDG_CACHE_HOME: cache }
    const told = execFileSync(process.execPath, ['--input-type=module', '-e', run], { env, timeout: 20_000 })
    expect(told.toString()).toBe('gedaan')
  }
})
