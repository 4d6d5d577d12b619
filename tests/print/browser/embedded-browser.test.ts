import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  truncateSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { embeddedBrowser } from '../../../src/print/browser/embedded-browser.ts'
import { openPrinter } from '../../../src/print/printer.ts'
import type { Surroundings } from '../../../src/system/surroundings.ts'
import { sampleDocument } from '../sample-document.ts'

let root: string
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'meegeleverd-')))
  mkdirSync(join(root, 'tmp'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

function machine(changes: Partial<Surroundings> = {}): Surroundings {
  return {
    platform: 'linux',
    arch: 'x64',
    env: { PATH: '', XDG_CACHE_HOME: join(root, 'cache') },
    home: join(root, 'thuis'),
    temporary: join(root, 'tmp'),
    root,
    user: process.getuid?.(),
    ...changes,
  }
}

const cache = (): string => join(root, 'cache', 'collegevoorstel')

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the embedded browser', () => {
  it('is unpacked once by two at the same time, kept to its user, and prints', async () => {
    const [first, second] = await Promise.all([embeddedBrowser(machine()), embeddedBrowser(machine())])
    expect(first).toEqual(second)
    expect(first).toMatchObject({ origin: 'meegeleverd', shell: 'headless-shell' })
    const folder = dirname(first?.path ?? '')
    expect(readdirSync(cache())).toEqual([expect.stringMatching(/^chromium-147\./)])
    expect(lstatSync(folder).mode & 0o777).toBe(0o700)
    expect(lstatSync(cache()).mode & 0o777).toBe(0o700)
    expect(first?.env).toEqual({ LD_LIBRARY_PATH: join(folder, 'lib') })

    const inode = lstatSync(first?.path ?? '').ino
    const printer = openPrinter({ here: machine() })
    try {
      const { pdf, missing } = await printer.print(sampleDocument())
      expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-')
      expect(missing).toEqual([])
      expect((await printer.about()).version).toMatch(/^147\./)
    } finally {
      await printer.close()
    }
    // Not unpacked again.
    expect(lstatSync(first?.path ?? '').ino).toBe(inode)
    expect(readdirSync(join(root, 'tmp'))).toEqual([])
  })

  it('notices a damaged unpack and does it again', async () => {
    const before = await embeddedBrowser(machine())
    const program = before?.path ?? ''
    const whole = lstatSync(program).size
    truncateSync(program, 1000)
    const again = await embeddedBrowser(machine())
    expect(again?.path).toBe(program)
    expect(lstatSync(program).size).toBe(whole)
    expect(readdirSync(cache())).toHaveLength(1)
  })

  it('uses no folder in which others can write: it unpacks to a private one, and takes that away', async () => {
    chmodSync(cache(), 0o777)
    try {
      const choice = await embeddedBrowser(machine())
      expect(choice?.reason).toContain('alleen voor deze keer')
      expect(choice?.path.startsWith(join(root, 'tmp'))).toBe(true)
      expect(lstatSync(choice?.temporary ?? '').mode & 0o777).toBe(0o700)
      rmSync(choice?.temporary ?? '', { recursive: true })
    } finally {
      chmodSync(cache(), 0o700)
    }
  })

  it('works without a home folder, and leaves nothing when it is closed', async () => {
    const printer = openPrinter({ here: machine({ home: '', env: { PATH: '' } }) })
    try {
      const { choice } = await printer.about()
      expect(choice.reason).toContain('alleen voor deze keer')
      expect(existsSync(choice.path)).toBe(true)
    } finally {
      await printer.close()
    }
    expect(readdirSync(join(root, 'tmp'))).toEqual([])
  })

  it('stops unpacking on a signal and leaves nothing half', async () => {
    const stop = new AbortController()
    const elsewhere = machine({ env: { PATH: '', XDG_CACHE_HOME: join(root, 'tweede') } })
    const unpacking = embeddedBrowser(elsewhere, stop.signal)
    setTimeout(() => stop.abort(), 100)
    await expect(unpacking).rejects.toMatchObject({ name: 'AbortError' })
    expect(readdirSync(join(root, 'tweede', 'collegevoorstel'))).toEqual([])
  })

  it('clears what a killed unpack left, of a dead process only', async () => {
    const dead = Number(execFileSync('sh', ['-c', 'echo $$']).toString())
    const folders = readdirSync(cache())
    expect(folders).toHaveLength(1)
    const printer = openPrinter({ here: machine() })
    await printer.about()
    const own = readdirSync(join(root, 'tmp'))[0] ?? ''
    const left = own.replace(`-${process.pid}-`, `-${dead}-`)
    const living = own.replace(`-${process.pid}-`, '-1-')
    await printer.close()
    mkdirSync(join(root, 'tmp', left), { mode: 0o700 })
    mkdirSync(join(root, 'tmp', living), { mode: 0o700 })
    const next = openPrinter({ here: machine() })
    await next.about()
    await next.close()
    expect(readdirSync(join(root, 'tmp'))).toEqual([living])
    renameSync(join(root, 'tmp', living), join(root, 'weg'))
  })

  it('is not offered elsewhere', async () => {
    expect(await embeddedBrowser(machine({ arch: 'arm64' }))).toBeUndefined()
    expect(await embeddedBrowser(machine({ platform: 'darwin' }))).toBeUndefined()
  })
})
