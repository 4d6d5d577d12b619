#!/usr/bin/env node
// @ts-check
/**
 * The cost of a bundle: `node bench/bundle.js`. Entries of seven pages with different texts are printed and finished first. Then a
 * new Node process merges them with a stamp on every page and reports time and peak memory; another merges them without stamps, and
 * another only reads the files.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import puppeteer from 'puppeteer-core'

const { values } = parseArgs({
  options: {
    parts: { type: 'string', default: '215' },
    browser: { type: 'string' },
    runs: { type: 'string', default: '3' },
    keep: { type: 'string' },
  },
})
const programs = [values.browser ?? '', '/usr/bin/chromium-headless-shell', '/usr/bin/chromium']
const executablePath = programs.find((path) => path !== '' && existsSync(path))
if (!executablePath) throw new Error('No Chromium found: give --browser.')
const count = Number(values.parts)
const pagesOfPart = 7

const folder = mkdtempSync(join(tmpdir(), 'bench-bundle-'))
const font = readFileSync(
  new URL(import.meta.resolve('@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2')),
).toString('base64')
const face = `@font-face{font-family:'Source Sans 3';src:url(data:font/woff2;base64,${font})}*{font-family:'Source Sans 3'}`

/** @param {string} style @param {string} body */
const html = (style, body) =>
  `<!doctype html><html lang="nl"><head><title>x</title><style>${face}${style}</style></head><body>${body}</body></html>`

/** @param {number} part @param {number} page */
const section = (part, page) =>
  `<section style="break-after:page"><h2 id="o${page}">Onderdeel ${part}.${page}</h2>
  <ol><li>eerste punt</li><li>tweede <a href="https://example.org/${part}/${page}">punt</a>, zie <a href="#o1">1</a></li></ol>
  ${`<p>${`De inwoners van wijk ${part} hebben meegedacht over plan ${page}. `.repeat(8)}</p>`.repeat(3)}
  <table><tr><th scope="col">Jaar</th><th scope="col">Raming</th></tr>${`<tr><td>20${part % 90}</td><td>€ ${part}.${page}00</td></tr>`.repeat(6)}</table></section>`

/** @param {string} source @param {string} name */
async function bundled(source, name) {
  const outfile = join(folder, name)
  const entry = new URL(`../src/pdf/${source}`, import.meta.url).pathname
  const common = /** @type {const} */ ({ bundle: true, platform: 'node', format: 'esm', logLevel: 'error' })
  await build({ ...common, entryPoints: [entry], outfile, minify: true })
  return pathToFileURL(outfile).href
}

/** Runs in the child: `kind` is `read`, `merge` or `stamped`. */
const child = `
import { readFileSync, writeFileSync } from 'node:fs'
const [kind, folder, count, module] = process.argv.slice(2)
const { mergePdfs } = await import(module)
const parts = Array.from({ length: Number(count) }, (_, index) => ({
  key: String(index), title: 'Stuk ' + index, read: () => readFileSync(folder + '/' + index + '.pdf'),
}))
const items = Array.from({ length: Math.ceil(parts.length / 3) }, (_, index) => ({
  key: 'punt ' + index, title: 'Punt ' + index, entries: parts.slice(index * 3, index * 3 + 3),
}))
const stamp = kind === 'stamped' ? readFileSync(folder + '/stamps.pdf') : undefined
const start = performance.now()
let pdf = new Uint8Array()
let pages = 0
if (kind === 'read') for (const part of parts) pdf = part.read()
else {
  const merged = mergePdfs(items, { title: 'Bundel', lang: 'nl', created: new Date(0), producer: 'bench' }, {
    stamps: ({ page }) => (stamp ? [{ pdf: stamp, page, x: 300, y: 10 }] : []),
  })
  if (!merged.ok) throw new Error(JSON.stringify(merged.problems))
  ;({ pdf, pages } = merged)
  writeFileSync(folder + '/' + kind + '.pdf', pdf)
}
const seconds = (performance.now() - start) / 1000
console.log(JSON.stringify({ seconds, pages, bytes: pdf.length, megabytes: process.resourceUsage().maxRSS / 1024 }))
`

const browser = await puppeteer.launch({ executablePath, pipe: true, args: ['--no-sandbox', '--disable-gpu'] })
try {
  const page = await browser.newPage()
  /** @type {(source: string) => Promise<Uint8Array>} */
  const print = async (source) => {
    await page.setContent(source, { waitUntil: 'load' })
    return page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true })
  }
  /** @type {typeof import('../src/pdf/finish/finish.ts')} */
  const { finish } = await import(await bundled('finish.ts', 'finish.mjs'))
  let bytes = 0
  for (let part = 0; part < count; part++) {
    const body = Array.from({ length: pagesOfPart }, (_, index) => section(part, index + 1)).join('')
    const made = finish(await print(html('@page{size:A4;margin:2cm}', `<h1>Stuk ${part}</h1>${body}`)), {
      title: `Stuk ${part}`,
      lang: 'nl',
      created: new Date(0),
      producer: 'bench',
    })
    if (!made.ok) throw new Error(made.problems.map(({ reason }) => reason).join(' '))
    bytes += made.pdf.length
    writeFileSync(join(folder, `${part}.pdf`), made.pdf)
  }
  const stamps = Array.from(
    { length: count * (pagesOfPart + 1) },
    (_, index) => `<p>agendapunt ${1 + (index % 60)} · Bundel ${index + 1} / ${count * pagesOfPart}</p>`,
  ).join('')
  const style = '@page{size:250pt 14pt;margin:0}body{margin:0}p{margin:0;height:14pt;font-size:8pt;break-after:page}'
  const start = performance.now()
  writeFileSync(join(folder, 'stamps.pdf'), await print(html(style, stamps)))
  const printed = (performance.now() - start) / 1000
  console.log(`${count} parts, ${(bytes / 1e6).toFixed(1)} MB; all stamps printed in one go: ${printed.toFixed(1)} s`)
} finally {
  await browser.close()
}

try {
  const module = await bundled('merge-pdfs.ts', 'merge.mjs')
  writeFileSync(join(folder, 'child.mjs'), child)
  for (let run = 0; run < Number(values.runs); run++) {
    for (const kind of ['read', 'merge', 'stamped']) {
      const output = execFileSync('node', [join(folder, 'child.mjs'), kind, folder, String(count), module], {
        encoding: 'utf8',
      })
      /** @type {{ seconds: number, pages: number, bytes: number, megabytes: number }} */
      const { seconds, pages, bytes, megabytes } = JSON.parse(output)
      console.log(
        `${run + 1}  ${kind.padEnd(8)} ${seconds.toFixed(2)} s, ${pages} pages, ${(bytes / 1e6).toFixed(1)} MB, at most ${megabytes.toFixed(0)} MB in memory`,
      )
    }
  }
  if (values.keep) writeFileSync(values.keep, readFileSync(join(folder, 'stamped.pdf')))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
