// Our warm printing against a bare loop with the same browser. See bench/README.md.
//   node bench/print-floor.js [--rounds 5] [--documents 60] [--pages 4] [--browser path]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import puppeteer from 'puppeteer-core'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    documents: { type: 'string', default: '60' },
    pages: { type: 'string', default: '4' },
    browser: { type: 'string' },
  },
})
const [rounds, documents, pages] = [Number(values.rounds), Number(values.documents), Number(values.pages)]
const scratch = mkdtempSync(join(tmpdir(), 'print-floor-'))
try {
  await measure()
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

async function measure() {
  const { openPrinter, sampleDocument } = await load()
  const document = sampleDocument()
  const html = composed(document)
  const printer = openPrinter({ jobs: pages, browser: values.browser, documentsPerBrowser: Number.POSITIVE_INFINITY })
  const { choice, version } = await printer.about()
  const bare = await openBare(choice.path, html)
  /** @type {Record<string, () => Promise<unknown>>} */
  const sides = { bare: () => bare.print(), ours: () => printer.print(document) }
  console.log(`Chromium ${version}, ${documents} documents of two pages a time, ${pages} pages at once`)
  try {
    for (const print of Object.values(sides)) await timed(print, pages, documents)
    await compare('one at a time, ms per document', sides, 1, (time) => time / documents)
    await compare(`${pages} at once, documents per second`, sides, pages, (time) => (documents * 1000) / time)
  } finally {
    await Promise.all([printer.close(), bare.close()])
  }
}

/**
 * @param {string} title
 * @param {Record<string, () => Promise<unknown>>} sides
 * @param {number} atOnce
 * @param {(time: number) => number} figure
 */
async function compare(title, { bare, ours }, atOnce, figure) {
  if (!bare || !ours) return
  console.log(`\n${title}`)
  /** @type {number[]} */
  const ratios = []
  for (let round = 0; round < rounds; round += 1) {
    const floor = await timed(bare, atOnce, documents)
    const own = await timed(ours, atOnce, documents)
    ratios.push(own / floor)
    console.log(
      `bare ${figure(floor).toFixed(1).padStart(6)}  ours ${figure(own).toFixed(1).padStart(6)}  time ratio ${(own / floor).toFixed(2)}`,
    )
  }
  const sorted = ratios.toSorted((a, b) => a - b)
  console.log(`time ratio, median: ${(sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(2)}`)
}

/** Milliseconds for `count` prints. @param {() => Promise<unknown>} print @param {number} atOnce @param {number} count */
async function timed(print, atOnce, count) {
  const start = performance.now()
  let left = count
  const worker = async () => {
    for (; left > 0; ) {
      left -= 1
      await print()
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return performance.now() - start
}

/** One browser, as many pages as ours, only `setContent` and `pdf`. @param {string} executablePath @param {string} html */
async function openBare(executablePath, html) {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await puppeteer.launch({ executablePath, args, pipe: true, headless: 'shell' })
  const idle = await Promise.all(Array.from({ length: pages }, () => browser.newPage()))
  return {
    async print() {
      const page = idle.pop() ?? (await browser.newPage())
      await page.setContent(html, { waitUntil: 'load' })
      await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true })
      idle.push(page)
    },
    close: () => browser.close(),
  }
}

/** The document as one page of HTML with its fonts in data URIs. @param {import('../src/print/page/printable.ts').Printable} document */
function composed({ lang, title, style, head, body, resources }) {
  const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title><style>${style}</style><style>${head}</style></head><body>${body}</body></html>`
  return [...resources].reduce(
    (text, [key, { type, bytes }]) =>
      text.replaceAll(
        `https://document.invalid/${key}`,
        `data:${type};base64,${Buffer.from(bytes).toString('base64')}`,
      ),
    html,
  )
}

/** Bundles src/print into one file. */
async function load() {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const outfile = join(scratch, 'print.mjs')
  await build({
    stdin: {
      contents: `export * from './src/print/printer.ts'; export { sampleDocument } from './tests/print/sample-document.ts'`,
      resolveDir: root,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    define: { 'import.meta.url': JSON.stringify(import.meta.url) },
    banner: {
      js: `import { createRequire as own } from 'node:module'\nconst require = own(${JSON.stringify(import.meta.url)})`,
    },
    logLevel: 'error',
  })
  /** @type {typeof import('../src/print/printer.ts') & typeof import('../tests/print/sample-document.ts')} */
  const module = await import(pathToFileURL(outfile).href)
  return module
}
