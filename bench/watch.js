// The time from a save to the changed pixels in the reader's browser, against a bare print. See bench/README.md.
//   node bench/watch.js [--edits 50] [--row 500] [--browser path]
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import puppeteer from 'puppeteer-core'
import { besideGoal } from './goal.js'

const { values } = parseArgs({
  options: {
    edits: { type: 'string', default: '50' },
    row: { type: 'string', default: '500' },
    browser: { type: 'string', default: 'chromium-headless-shell' },
  },
})
const [edits, row] = [Number(values.edits), Number(values.row)]
const program = join(import.meta.dirname, '../bin/collegevoorstel.js')
const executablePath = spawnSync('which', [values.browser], { encoding: 'utf8' }).stdout.trim() || values.browser
const folder = mkdtempSync(join(tmpdir(), 'bench-watch-'))
/** Runs in the page: the time, in ms since 1970, at which pages of another PDF were painted. */
const untilOthersArePainted = `new Promise((resolve) => {
  const root = document.documentElement
  const before = root.dataset.pdf
  const watch = new MutationObserver(() => {
    if (root.dataset.pdf === before) return
    watch.disconnect()
    resolve(performance.timeOrigin + performance.getEntriesByName('op-het-scherm')[0].startTime)
  })
  watch.observe(root, { attributes: true })
})`

const examples = [
  { name: 'short', file: 'wijkgericht-werken/voorstel.md', words: 'Bewoners zijn tevreden' },
  { name: 'twelve pages', file: 'omgevingsvisie/voorstel.md', words: 'omgevingsvisie' },
]
try {
  cpSync(join(import.meta.dirname, '../examples'), folder, { recursive: true })
  for (const example of examples) await measure(example)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** @param {typeof examples[number]} example */
async function measure({ name, file, words }) {
  const [bare, reader] = await Promise.all([launch(), launch()])
  const watch = await startWatch(file)
  try {
    const page = await reader.newPage()
    await page.setViewport({ width: 1400, height: 900 })
    await page.goto(watch.address)
    await page.waitForSelector('html[data-pdf]:not([data-pdf=""])')
    const editor = editorOf(file, words)
    const print = await printerOf(bare, file)
    for (let warm = 0; warm < 5; warm += 1) await Promise.all([shown(page, () => editor.save(`warm ${warm}`)), print()])
    const pairs = []
    for (let edit = 0; edit < edits; edit += 1) {
      const floor = await timed(print)
      pairs.push({ floor, ours: await shown(page, () => editor.save(`proef ${edit}`)) })
    }
    report(name, pairs)
    if (name === 'short' && row > 0) await inARow({ page, reader, watch, editor })
  } finally {
    watch.process.kill('SIGTERM')
    await Promise.all([watch.closed, reader.close(), bare.close()])
  }
}

/**
 * @param {string} name
 * @param {readonly { floor: number, ours: number }[]} pairs
 */
function report(name, pairs) {
  const ours = pairs.map((pair) => pair.ours)
  const floor = pairs.map((pair) => pair.floor)
  const ratios = pairs.map((pair) => pair.ours / pair.floor)
  console.log(`\n${name}: ${pairs.length} edits, from save to pixels`)
  console.log(`save to pixels  median ${at(ours, 0.5)} ms, p95 ${at(ours, 0.95)} ms`)
  console.log(`bare print      median ${at(floor, 0.5)} ms, p95 ${at(floor, 0.95)} ms`)
  console.log(
    `ratio, pair by pair, median: ${besideGoal(sorted(ratios)[Math.floor(ratios.length / 2)] ?? 0, { atMost: 1.4 })}`,
  )
}

/** @param {readonly number[]} numbers */
function sorted(numbers) {
  return numbers.toSorted((a, b) => a - b)
}

/** @param {readonly number[]} numbers @param {number} part */
function at(numbers, part) {
  return (sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))] ?? 0).toFixed(0)
}

/**
 * Consecutive edits, each as soon as the previous one is shown, with the memory after each fifth; then as many as fast as the disk
 * allows, of which the last must be shown.
 * @param {{ page: import('puppeteer-core').Page, reader: import('puppeteer-core').Browser, watch: Watch, editor: Editor }} session
 */
async function inARow({ page, watch, editor }) {
  console.log(`\n${row} edits in a row`)
  for (let edit = 1; edit <= row; edit += 1) {
    await shown(page, () => editor.save(`rij ${edit}`))
    if (edit % (row / 5) === 0) {
      const { JSHeapUsedSize = 0, Nodes = 0 } = await page.metrics()
      const megabytes = (/** @type {number} */ bytes) => (bytes / 2 ** 20).toFixed(0)
      console.log(
        `after ${edit}: watch ${residentOf(watch.process.pid)} MB, page ${megabytes(JSHeapUsedSize)} MB of heap, ${Nodes} nodes`,
      )
    }
  }
  for (let edit = 1; edit <= row; edit += 1) editor.save(`snel ${edit} einde`)
  const start = performance.now()
  const last = `snel ${row} einde`
  await page.waitForFunction(
    `[...document.querySelectorAll('.textLayer')].some((layer) => layer.textContent.includes('${last}'))`,
  )
  console.log(
    `as fast as the disk: the last one is shown, ${(performance.now() - start).toFixed(0)} ms after it was saved`,
  )
}

/** @param {number | undefined} pid */
function residentOf(pid) {
  const [, kilobytes = '0'] = /VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return (Number(kilobytes) / 1024).toFixed(0)
}

/**
 * The time in ms from just before a save until other pages have been painted.
 * @param {import('puppeteer-core').Page} page
 * @param {() => void} save
 */
async function shown(page, save) {
  // Waits for finished pages: unfinished ones may be shown first.
  await page.waitForFunction(
    `document.querySelector('#downloaden').href.includes('/' + document.documentElement.dataset.pdf)`,
  )
  const painted = page.evaluate(untilOthersArePainted)
  // The page is single-threaded: it listens once it answers this.
  await page.evaluate('undefined')
  const start = performance.timeOrigin + performance.now()
  save()
  return Number(await painted) - start
}

/** @typedef {{ save: (mark: string) => void }} Editor */

/** @param {string} file @param {string} words @returns {Editor} */
function editorOf(file, words) {
  const path = join(folder, file)
  const [before, after] = cutAt(readFileSync(path, 'utf8'), words)
  return { save: (mark) => writeFileSync(path, `${before}${words} (${mark})${after}`) }
}

/** The text before and after the last occurrence of these words in the body. @param {string} text @param {string} words */
function cutAt(text, words) {
  const place = text.lastIndexOf(words) + words.length
  return [text.slice(0, place), text.slice(place)]
}

/** Prints the HTML of `build` with puppeteer only. @param {import('puppeteer-core').Browser} browser @param {string} file */
async function printerOf(browser, file) {
  spawnSync(process.execPath, [program, 'build', file, '--html', '--out', 'gemaakt'], { cwd: folder })
  const html = readFileSync(join(folder, 'gemaakt', file.split('/')[0] ?? '', 'intern/voorstel.html'), 'utf8')
  const page = await browser.newPage()
  return async () => {
    await page.setContent(html, { waitUntil: 'load' })
    await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true })
  }
}

/** @param {() => Promise<unknown>} work */
async function timed(work) {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function launch() {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return puppeteer.launch({ executablePath, args, pipe: true, headless: 'shell' })
}

/** @typedef {Awaited<ReturnType<typeof startWatch>>} Watch */

/** @param {string} file */
async function startWatch(file) {
  const started = spawn(process.execPath, [program, 'watch', file, '--no-open'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const closed = new Promise((resolve) => started.once('close', resolve))
  const address = await new Promise((resolve) => started.stdout.once('data', (text) => resolve(String(text).trim())))
  return { process: started, closed, address: String(address) }
}
