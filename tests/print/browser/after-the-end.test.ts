import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openPrinter } from '../../../src/print/printer.ts'
import { surroundings } from '../../../src/system/surroundings.ts'
import { sampleDocument } from '../sample-document.ts'
import { testBrowser } from '../test-browser.ts'
import { processesOf } from './browser-processes.ts'

const temporary = mkdtempSync(join(tmpdir(), 'na-afloop-'))
afterAll(() => rmSync(temporary, { recursive: true, force: true }))

it.runIf(process.platform === 'linux')('no browser is begun by what is asked after the end', async () => {
  const printer = openPrinter({ ...testBrowser, here: { ...surroundings(), temporary } })
  await printer.about()
  await printer.close()
  await printer.warm('p{color:red}', new Map())
  await expect(printer.about()).rejects.toThrow('closed')
  await expect(printer.print(sampleDocument())).rejects.toThrow('closed')
  expect(processesOf(temporary)).toEqual([])
  expect(readdirSync(temporary)).toEqual([])
})
