import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Resource } from '../../../src/print/page/printable.ts'
import { openPrinter, type Printer, type PrinterOptions } from '../../../src/print/printer.ts'
import { surroundings } from '../../../src/system/surroundings.ts'
import { comparable } from '../read-printed.ts'
import { sampleDocument, sampleFonts, samplePicture } from '../sample-document.ts'
import { testBrowser, testBrowserProgram } from '../test-browser.ts'
import { mainProcess, processesOf, type SeenProcess, until, untilNone } from './browser-processes.ts'

let temporary: string
const printers: Printer[] = []
beforeEach(() => {
  temporary = realpathSync(mkdtempSync(join(tmpdir(), 'leven-')))
})
afterEach(async () => {
  await Promise.all(printers.splice(0).map((printer) => printer.close()))
  for (const { pid } of processesOf(temporary)) process.kill(pid, 'SIGKILL')
  rmSync(temporary, { recursive: true, force: true })
})

function open(options: PrinterOptions = {}): Printer {
  const printer = openPrinter({ ...testBrowser, jobs: 2, here: { ...surroundings(), temporary }, ...options })
  printers.push(printer)
  return printer
}

const profiles = (): readonly string[] => readdirSync(temporary)
const renderersOf = (mark: string): readonly SeenProcess[] =>
  processesOf(mark).filter(({ command }) => command.includes('--type=renderer'))
/** Long enough to be killed while it is being printed. */
const longDocument = sampleDocument({ body: sampleDocument().body.repeat(20) })

describe.runIf(process.platform === 'linux')('the life of a browser', () => {
  it('ends at close, with every process and every file', async () => {
    const printer = open()
    await printer.print(sampleDocument())
    expect(processesOf(temporary).length).toBeGreaterThan(1)
    expect(profiles()).toHaveLength(1)
    await printer.close()
    await untilNone(temporary)
    expect(profiles()).toEqual([])
  })

  it('ends at close while it is still starting, and so does what was waiting', async () => {
    const printer = open()
    const printing = expect(printer.print(sampleDocument())).rejects.toThrow('closed')
    await printer.close()
    await printing
    await untilNone(temporary)
    expect(profiles()).toEqual([])
  })

  it('is cut short by a signal, under way or waiting', async () => {
    const stop = new AbortController()
    const printer = open({ signal: stop.signal })
    await printer.about()
    expect(processesOf(temporary).length).toBeGreaterThan(1)
    const printing = Promise.allSettled(Array.from({ length: 5 }, () => printer.print(longDocument)))
    const reason = new Error('Onderbroken')
    setTimeout(() => stop.abort(reason), 60)
    expect(await printing).toEqual(Array.from({ length: 5 }, () => ({ status: 'rejected', reason })))
    await expect(printer.print(sampleDocument())).rejects.toBe(reason)
    await printer.close()
    await untilNone(temporary)
    expect(profiles()).toEqual([])
  })

  it('is not started for a signal that was given before', async () => {
    const printer = open({ signal: AbortSignal.abort(new Error('Te laat')) })
    await expect(printer.print(sampleDocument())).rejects.toThrow('Te laat')
    await printer.close()
    await untilNone(temporary)
  })

  it('repeats the document under which it was killed, in a new browser', async () => {
    const printer = open()
    const { pdf } = await printer.print(longDocument)
    const first = mainProcess(temporary)?.pid ?? 0
    let settled = false
    const printing = printer.print(longDocument).finally(() => {
      settled = true
    })
    await new Promise((done) => setTimeout(done, 20))
    expect(settled).toBe(false)
    process.kill(first, 'SIGKILL')
    expect(comparable((await printing).pdf) === comparable(pdf)).toBe(true)
    const second = mainProcess(temporary)?.pid
    expect(second).toBeGreaterThan(0)
    expect(second).not.toBe(first)
    expect(profiles()).toHaveLength(1)
  })

  it('repeats the document whose own process crashed, and no other', async () => {
    const printer = open()
    await printer.print(longDocument)
    const browser = mainProcess(temporary)?.pid
    const printing = printer.print(longDocument)
    await new Promise((done) => setTimeout(done, 20))
    const renderers = renderersOf(temporary)
    expect(renderers.length).toBeGreaterThan(0)
    for (const { pid } of renderers) process.kill(pid, 'SIGKILL')
    expect((await printing).pdf.length).toBeGreaterThan(1000)
    expect(mainProcess(temporary)?.pid).toBe(browser)
  })

  it('gives up when it dies again and again under a document, and prints the next one', async () => {
    const printer = open()
    const killed: number[] = []
    // Asked for its picture, the document is being loaded: that is when it strikes.
    class Deadly extends Map<string, Resource> {
      override get(key: string): Resource | undefined {
        const pid = mainProcess(temporary)?.pid
        if (key === 'foto.png' && pid !== undefined && !killed.includes(pid)) {
          killed.push(pid)
          process.kill(pid, 'SIGKILL')
        }
        return super.get(key)
      }
    }
    const body = '<img alt="foto" src="https://document.invalid/foto.png">'
    const resources = new Deadly([...sampleFonts, ['foto.png', samplePicture(4, 1)]])
    await expect(printer.print(sampleDocument({ body, resources }))).rejects.toMatchObject({ code: 'browser-gestopt' })
    expect(killed).toHaveLength(4)
    expect((await printer.print(sampleDocument())).pdf.length).toBeGreaterThan(1000)
  })

  it('puts a style on once, however many documents ask for it', async () => {
    const printer = open()
    let asked = 0
    class Counting extends Map<string, Resource> {
      override get(key: string): Resource | undefined {
        asked += 1
        return super.get(key)
      }
    }
    const [{ style }, resources] = [sampleDocument(), new Counting(sampleFonts)]
    await printer.warm(style, resources)
    const once = asked
    await Promise.all([1, 2, 3].map(() => printer.warm(style, resources)))
    expect([asked, once > 0]).toEqual([once, true])
  })

  it('is followed by a new one after its share of documents, without failing any', async () => {
    const printer = open({ documentsPerBrowser: 3 })
    await printer.about()
    const first = mainProcess(temporary)?.pid ?? 0
    // The first goes on until the next is up, and is gone when it has given its last page back.
    while (processesOf(temporary).some(({ pid }) => pid === first))
      expect((await printer.print(sampleDocument())).pdf.length).toBeGreaterThan(1000)
    expect(mainProcess(temporary)).toBeDefined()
  })
})

describe.runIf(process.platform === 'linux')('the deadline', () => {
  it('names the step and the flag when starting takes too long', async () => {
    const printer = open({ timeout: 0.001 })
    await expect(printer.print(sampleDocument())).rejects.toMatchObject({
      code: 'tijd-verstreken',
      reason: expect.stringContaining('stap: starten'),
      advice: expect.stringContaining('--timeout'),
    })
    await printer.close()
    await untilNone(temporary)
    expect(profiles()).toEqual([])
  })

  it('names the step when a page hangs, and the next document is printed', async () => {
    const printer = open({ timeout: 3, jobs: 1 })
    await printer.print(sampleDocument())
    const renderers = renderersOf(temporary)
    expect(renderers.length).toBeGreaterThan(0)
    for (const { pid } of renderers) process.kill(pid, 'SIGSTOP')
    await expect(printer.print(sampleDocument())).rejects.toMatchObject({
      code: 'tijd-verstreken',
      reason: expect.stringContaining('stap: laden'),
    })
    for (const { pid } of renderers) process.kill(pid, 'SIGCONT')
    expect((await printer.print(sampleDocument())).pdf.length).toBeGreaterThan(1000)
  })
})

describe.runIf(process.platform === 'linux')('a browser that cannot start', () => {
  it('is named with its last words', async () => {
    const printer = open({ browser: '/bin/false' })
    await expect(printer.print(sampleDocument())).rejects.toMatchObject({
      code: 'browser-start-mislukt',
      reason: expect.stringContaining('/bin/false'),
    })
    await printer.close()
    expect(profiles()).toEqual([])
  })
})

describe.runIf(process.platform === 'linux')('the surroundings of the user', () => {
  it('never reach the browser: neither time zone nor language', async () => {
    const real = await testBrowserProgram()
    const settings = Object.entries(real.env)
      .map(([name, value]) => `export ${name}='${value}'\n`)
      .join('')
    const heard = join(temporary, 'gehoord')
    const wrapper = join(temporary, 'headless_shell')
    writeFileSync(wrapper, `#!/bin/sh\nenv > '${heard}'\n${settings}exec ${real.path} "$@"\n`, { mode: 0o755 })
    const own = { TZ: 'Asia/Tokyo', LANG: 'ar_EG.UTF-8', LC_ALL: 'tr_TR.UTF-8', LANGUAGE: 'ar' }
    const here = { ...surroundings(), temporary, env: { ...process.env, ...own } }
    const printer = open({ browser: wrapper, here })
    expect((await printer.print(sampleDocument())).pdf.length).toBeGreaterThan(1000)
    await printer.close()
    const lines = readFileSync(heard, 'utf8').split('\n')
    expect(lines).toEqual(expect.arrayContaining(['TZ=UTC', 'LANG=C.UTF-8', 'LC_ALL=C.UTF-8', 'LANGUAGE=nl']))
    expect(lines.join('\n')).not.toMatch(/Tokyo|ar_EG|tr_TR/)
  })
})

describe.runIf(process.platform === 'linux')('a system that forbids the sandbox', () => {
  it('is noticed at the start: the browser is started again without, and that is said', async () => {
    const real = await testBrowserProgram()
    const settings = Object.entries(real.env)
      .map(([name, value]) => `export ${name}='${value}'\n`)
      .join('')
    const strict = join(temporary, 'headless_shell')
    writeFileSync(
      strict,
      `#!/bin/sh\n${settings}case "$*" in *--no-sandbox*) exec ${real.path} "$@";; esac\necho "FATAL: No usable sandbox!" >&2\nexit 1\n`,
      { mode: 0o755 },
    )
    const here = { ...surroundings(), temporary, user: 12345 }
    const printer = open({ browser: strict, here })
    expect((await printer.print(sampleDocument())).pdf.length).toBeGreaterThan(1000)
    expect((await printer.about()).sandbox).toMatchObject({
      on: false,
      reason: expect.stringContaining('staat uit: het systeem (of de container) staat user namespaces niet toe'),
    })
    await printer.close()
    expect(profiles()).toEqual(['headless_shell'])
  })
})

/** The owner as a program of its own, in one file outside the project. */
async function startOwner(): Promise<ChildProcess> {
  const outfile = resolve(temporary, 'programma', 'owner.mjs')
  await build({
    entryPoints: [resolve(import.meta.dirname, 'owner-process.js')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    define: { 'import.meta.url': JSON.stringify(import.meta.url) },
    // Puppeteer brings packages in CommonJS along.
    banner: {
      js: `import { createRequire as requireFrom } from 'node:module'\nconst require = requireFrom(${JSON.stringify(import.meta.url)})`,
    },
    logLevel: 'silent',
  })
  mkdirSync(join(temporary, 'werk'))
  const owner = spawn(process.execPath, [outfile, join(temporary, 'werk')], { detached: true })
  const said = { text: '' }
  owner.stdout.on('data', (chunk: Buffer) => {
    said.text += chunk.toString()
  })
  await until(() => said.text.includes('gedrukt'))
  return owner
}

describe.runIf(process.platform === 'linux')('the owner', () => {
  it('killed with SIGKILL leaves no browser, and the next start takes its files away', async () => {
    const owner = await startOwner()
    const work = join(temporary, 'werk')
    expect(processesOf(work).length).toBeGreaterThan(2)
    owner.kill('SIGKILL')
    await once(owner, 'exit')
    await untilNone(work)
    expect(readdirSync(work)).toHaveLength(1)
    const printer = open({ here: { ...surroundings(), temporary: work } })
    await printer.about()
    await printer.close()
    expect(readdirSync(work)).toEqual([])
  })

  it('stopped with Ctrl+C ends its browser itself, without a word from the browser', async () => {
    const owner = await startOwner()
    const work = join(temporary, 'werk')
    let errors = ''
    let output = ''
    owner.stderr?.on('data', (chunk: Buffer) => {
      errors += chunk.toString()
    })
    owner.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    // As a terminal does: to the whole group.
    process.kill(-(owner.pid ?? 0), 'SIGINT')
    await once(owner, 'close')
    expect(output).toContain('gestopt: SIGINT')
    expect(errors).toBe('')
    await untilNone(work)
    expect(readdirSync(work)).toEqual([])
  })
})
