import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../../../src/pipeline/build.ts'
import { openPrinter } from '../../../src/print/printer.ts'
import { wholeTextOfHtml } from '../../compose/web-page/whole-text.ts'
import { wholeTextOfPdf } from '../../pdf/whole-text.ts'
import { htmlEditionOf } from '../../pipeline/html-edition-of.ts'

const examples = join(import.meta.dirname, '../../../examples')
const proposals = readdirSync(examples).filter((name) => !name.includes('.') && name !== 'agenda-week-48')
const out = mkdtempSync(join(tmpdir(), 'html-en-pdf-'))

beforeAll(async () => {
  const printer = openPrinter({ jobs: 2 })
  const files = proposals.map((name) => `${name}/voorstel.md`)
  const request = { files, cwd: examples, out, strictness: 'lenient', html: 'discard', jobs: 2 } as const
  await build({ ...request, editions: ['openbaar'] }, { printer })
  await printer.close()
}, 600_000)
afterAll(() => rmSync(out, { recursive: true, force: true }))

test.each(proposals)('the pages of %s say what its public PDFs say, in the same order', async (name) => {
  const { outputs } = await htmlEditionOf(`${name}/voorstel.md`, examples)
  expect(outputs.length).toBeGreaterThan(0)
  for (const { path, bytes } of outputs) {
    const pdf = readFileSync(join(out, name, 'openbaar', path.replace(/\.html$/, '.pdf')))
    const said = wholeTextOfPdf(pdf)
    expect(said.length).toBeGreaterThan(100)
    expect(wholeTextOfHtml(Buffer.from(bytes).toString('utf8')), path).toBe(said)
  }
})
