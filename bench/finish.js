#!/usr/bin/env node
// @ts-check
/**
 * The cost of finishing beside printing, warm, in one run: `node bench/finish.js`. A two-page proposal, and documents of 10 to 500
 * pages for the growth.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import puppeteer from 'puppeteer-core'

const programs = [process.env.PUPPETEER_EXECUTABLE_PATH ?? '', '/usr/bin/chromium-headless-shell', '/usr/bin/chromium']
const executablePath = programs.find((path) => path !== '' && existsSync(path))
if (!executablePath) throw new Error('No Chromium found: set PUPPETEER_EXECUTABLE_PATH.')

const folder = mkdtempSync(join(tmpdir(), 'bench-finish-'))
const outfile = join(folder, 'finish.mjs')
const entry = new URL('../src/pdf/finish/finish.ts', import.meta.url).pathname
await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  minify: true,
  logLevel: 'error',
})
const started = performance.now()
/** @type {typeof import('../src/pdf/finish/finish.ts')} */
const { finish } = await import(pathToFileURL(outfile).href)
console.log(`import of the pass, bundled: ${(performance.now() - started).toFixed(1)} ms`)

const facts = { title: 'Proef', lang: 'nl', created: new Date(0), producer: 'bench' }
const font = readFileSync(
  new URL(import.meta.resolve('@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2')),
).toString('base64')
const style = `<style>@font-face{font-family:'Source Sans 3';src:url(data:font/woff2;base64,${font})}*{font-family:'Source Sans 3'}`

const browser = await puppeteer.launch({ executablePath, pipe: true, args: ['--no-sandbox', '--disable-gpu'] })
const page = await browser.newPage()

/** @param {string} html */
async function print(html) {
  await page.setContent(html.replace('<style>', style), { waitUntil: 'load' })
  const start = performance.now()
  const pdf = await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true })
  return { pdf, milliseconds: performance.now() - start }
}

/** @param {Uint8Array} pdf */
function finished(pdf) {
  const start = performance.now()
  const result = finish(pdf, facts)
  const milliseconds = performance.now() - start
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.reason).join(' '))
  return { milliseconds, pages: result.pages, size: result.pdf.length }
}

/** @param {readonly number[]} values */
function median(values) {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}

const row = (/** @type {number} */ index) =>
  `<h2>Onderdeel ${index}</h2><ol><li>eerste punt</li><li>tweede <a href="https://example.org/${index}">punt</a></li></ol>` +
  `<p>${'De inwoners hebben meegedacht over de plannen voor hun buurt. '.repeat(20)}</p>` +
  '<table><tr><th scope="col">Jaar</th><th scope="col">Raming</th></tr><tr><td>2026</td><td>€ 1.500</td></tr></table>'

/** @param {number} pages */
function long(pages) {
  const parts = Array.from({ length: pages }, (_, index) => `<section style="break-after:page">${row(index)}</section>`)
  return `<!doctype html><html lang="nl"><head><title>x</title><style>@page{size:A4;margin:2cm}</style></head><body>${parts.join('')}</body></html>`
}

try {
  const html = long(2).replace(' style="break-after:page"', '')
  /** @type {number[]} */
  const prints = []
  /** @type {number[]} */
  const finishes = []
  for (let round = 0; round < 140; round++) {
    const printed = await print(html)
    const made = finished(printed.pdf)
    if (round < 100) continue
    prints.push(printed.milliseconds)
    finishes.push(made.milliseconds)
  }
  const ratio = median(finishes) / median(prints)
  console.log(
    `two pages, warm, median of 40: print ${median(prints).toFixed(1)} ms, finish ${median(finishes).toFixed(1)} ms (${(100 * ratio).toFixed(0)} % of the print)`,
  )
  for (const count of [10, 50, 100, 250, 500]) {
    const printed = await print(long(count))
    finished(printed.pdf)
    const made = finished(printed.pdf)
    console.log(
      `${made.pages} pages: print ${printed.milliseconds.toFixed(0)} ms, finish ${made.milliseconds.toFixed(0)} ms, ` +
        `${(made.milliseconds / made.pages).toFixed(2)} ms a page, ${printed.pdf.length} → ${made.size} bytes`,
    )
  }
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}
