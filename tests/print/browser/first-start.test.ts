import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPrinter, type Printer } from '../../../src/print/printer.ts'
import { surroundings } from '../../../src/system/surroundings.ts'
import { sampleDocument } from '../sample-document.ts'
import { testBrowserProgram } from '../test-browser.ts'
import { processesOf, untilNone } from './browser-processes.ts'

let temporary = ''
let work = ''
beforeEach(() => {
  temporary = realpathSync(mkdtempSync(join(tmpdir(), 'eerste-')))
  work = join(temporary, 'werk')
  mkdirSync(work)
})
const printers: Printer[] = []
afterEach(async () => {
  await Promise.all(printers.splice(0).map((printer) => printer.close()))
  for (const { pid } of processesOf(work)) process.kill(pid, 'SIGKILL')
  rmSync(temporary, { recursive: true, force: true })
})

/** A browser of which so many starts end as `end` says; each start leaves a line in `starts`. */
async function printerWith(failing: number, end: string): Promise<Printer> {
  const real = await testBrowserProgram()
  const settings = Object.entries(real.env).map(([name, value]) => `export ${name}='${value}'`)
  const starts = join(temporary, 'starts')
  const path = join(temporary, 'headless_shell')
  const lines = [
    '#!/bin/sh',
    `echo start >> '${starts}'`,
    `[ "$(wc -l < '${starts}')" -gt ${failing} ] || { ${end}; }`,
    ...settings,
    `exec ${real.path} "$@"`,
  ]
  writeFileSync(path, `${lines.join('\n')}\n`, { mode: 0o755 })
  const printer = openPrinter({ browser: path, jobs: 2, here: { ...surroundings(), temporary: work } })
  printers.push(printer)
  return printer
}

const starts = (): number => readFileSync(join(temporary, 'starts'), 'utf8').trim().split('\n').length

describe.runIf(process.platform === 'linux')('a browser that is killed in its very first start', () => {
  it.each([
    ['by a signal', 'kill -9 $$'],
    ['under a script that goes on to tell it', 'sh -c "kill -9 \\$\\$"; exit $?'],
    [
      'before its first page is there',
      `exec '${process.execPath}' '${join(import.meta.dirname, 'half-started-browser.js')}'`,
    ],
  ])('%s is started again, and no document that waits for it fails', async (_how, end) => {
    const printer = await printerWith(2, end)
    const waiting = [printer.print(sampleDocument()), printer.print(sampleDocument()), printer.print(sampleDocument())]
    for (const { pdf } of await Promise.all(waiting)) expect(pdf.length).toBeGreaterThan(1000)
    expect(starts()).toBe(3)
    await printer.close()
    await untilNone(work)
    expect(readdirSync(work)).toEqual([])
  })

  it('is given up after the third time, for all documents at once, and the signal is told', async () => {
    const printer = await printerWith(99, 'kill -9 $$')
    const waiting = await Promise.allSettled([1, 2, 3].map(() => printer.print(sampleDocument())))
    const reason = expect.objectContaining({
      code: 'browser-start-mislukt',
      reason: expect.stringContaining('gestopt terwijl hij start (SIGKILL)'),
      advice: expect.stringContaining('geheugen'),
    })
    expect(waiting).toEqual([1, 2, 3].map(() => ({ status: 'rejected', reason })))
    expect(starts()).toBe(3)
    await printer.close()
    expect(readdirSync(work)).toEqual([])
  })

  it.each([
    ['gives up itself', 'echo "cannot open shared object" >&2; exit 127', 'cannot open shared object'],
    ['says nothing and goes on', 'exec 3>&- 4>&-; exec sleep 30', 'zonder melding'],
  ])('is started once where it %s', async (_how, end, words) => {
    const printer = await printerWith(99, end)
    await expect(printer.print(sampleDocument())).rejects.toMatchObject({
      code: 'browser-start-mislukt',
      reason: expect.stringContaining(words),
    })
    expect(starts()).toBe(1)
    await printer.close()
    await untilNone(work)
  })

  it('is not started again once the run was stopped', async () => {
    const printer = await printerWith(99, 'sleep 0.2; kill -9 $$')
    const printing = expect(printer.print(sampleDocument())).rejects.toThrow('closed')
    await printer.close()
    await printing
    await untilNone(work)
    expect(readdirSync(work)).toEqual([])
  })
})
