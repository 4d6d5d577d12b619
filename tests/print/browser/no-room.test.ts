import { EventEmitter } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openPrinter, type Printer } from '../../../src/print/printer.ts'
import { surroundings } from '../../../src/system/surroundings.ts'
import { sampleDocument } from '../sample-document.ts'

/** What Node gives where the system has no room for another process: no pipes, and its error a turn later. */
vi.mock('node:child_process', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  spawn: () => {
    const child = new EventEmitter()
    process.nextTick(() => child.emit('error', Object.assign(new Error('spawn EAGAIN'), { code: 'EAGAIN' })))
    return child
  },
}))

/** @param limits lines of `/proc/self/limits` on the machine it runs on; none on one that has no such file */
function printerOn(limits: string | undefined): { readonly printer: Printer; readonly work: string } {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'krap-')))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const work = join(root, 'werk')
  mkdirSync(work)
  if (limits !== undefined) {
    mkdirSync(join(root, 'proc/self'), { recursive: true })
    writeFileSync(join(root, 'proc/self/limits'), limits)
  }
  const printer = openPrinter({ browser: process.execPath, here: { ...surroundings(), root, temporary: work } })
  onTestFinished(() => printer.close())
  return { printer, work }
}

const openFiles = (most: string) =>
  `Limit                     Soft Limit           Hard Limit           Units     \nMax processes             10                   10                   processes \nMax open files            20                   ${most.padEnd(21)}files     \n`

describe('where a browser has no room', () => {
  it('because few files may be open at once, none is started, and it is told how to have more', async () => {
    const { printer, work } = printerOn(openFiles('64'))
    await expect(printer.print(sampleDocument())).rejects.toMatchObject({
      code: 'browser-start-mislukt',
      reason: 'Hier mogen maar 64 bestanden tegelijk open zijn; de browser heeft er ten minste 256 nodig.',
      advice: expect.stringContaining('ulimit -n 1024'),
    })
    expect(readdirSync(work)).toEqual([])
  })

  it.each([
    ['enough files may be open', openFiles('256')],
    ['any number of files may be open', openFiles('unlimited')],
    ['nobody tells how many', undefined],
  ])('though %s, the program goes on and says why', async (_, limits) => {
    const { printer, work } = printerOn(limits)
    await expect(printer.print(sampleDocument())).rejects.toMatchObject({
      code: 'browser-start-mislukt',
      reason: `De browser ${process.execPath} kan niet worden gestart: hier mogen niet meer programma’s of bestanden tegelijk open zijn.`,
    })
    expect(readdirSync(work)).toEqual([])
  })
})
