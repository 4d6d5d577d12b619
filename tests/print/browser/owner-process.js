import process, { argv, stdout } from 'node:process'
import { openPrinter } from '../../../src/print/printer.ts'
import { surroundings } from '../../../src/system/surroundings.ts'
import { sampleDocument } from '../sample-document.ts'

// A program that owns a browser, for tests that kill it: prints without end until then.
const stop = new AbortController()
const printer = openPrinter({
  jobs: 2,
  signal: stop.signal,
  here: { ...surroundings(), temporary: argv[2] ?? '' },
})
process.on('SIGINT', () => stop.abort(new Error('SIGINT')))
stdout.write('begonnen\n')
try {
  for (;;) {
    await Promise.all([printer.print(sampleDocument()), printer.print(sampleDocument())])
    stdout.write('gedrukt\n')
  }
} catch (error) {
  await printer.close()
  stdout.write(`gestopt: ${error instanceof Error ? error.message : error}\n`)
}
