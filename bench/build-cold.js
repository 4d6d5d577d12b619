// A cold `build` of one short proposal against the bare browser. See bench/README.md.
//   node bench/build-cold.js [--runs 15] [--file voorstel.md] [--browser path]
import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { besideGoal } from './goal.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '15' },
    file: { type: 'string', default: join(root, 'bench/kort/voorstel.md') },
    browser: { type: 'string', default: headlessShell() },
  },
})
if (!existsSync(join(root, 'dist/cli.cjs'))) fail('There is no bundle to measure: npm run bundle')
if (!values.browser) fail('No headless shell on PATH: give one with --browser')

const scratch = mkdtempSync(join(tmpdir(), 'build-cold-'))
try {
  measure(values.browser, values.file, Number(values.runs))
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

/** @param {string} browser @param {string} file @param {number} runs */
function measure(browser, file, runs) {
  const bin = join(root, 'bin/collegevoorstel.js')
  // A copy whose text changes in every run, so that the cache never has it.
  cpSync(dirname(file), join(scratch, 'source'), { recursive: true })
  const own = join(scratch, 'source', basename(file))
  // Once in advance, for the HTML of the floor; it also fills the file caches of both sides.
  const first = join(scratch, 'first')
  timed([process.execPath, bin, 'build', own, '--browser', browser, '--out', first, '--html'])
  const page = onlyFile(first, '.html')

  /** @type {{ floor: number, build: number }[]} */
  const pairs = []
  for (let run = 0; run < runs; run += 1) {
    const folder = join(scratch, String(run))
    mkdirSync(folder)
    const printed = join(folder, 'floor.pdf')
    const print = [browser, ...alone(), '--no-pdf-header-footer', `--print-to-pdf=${printed}`]
    const floor = timed([...print, pathToFileURL(page).href])
    if (!existsSync(printed)) fail('The browser printed nothing')
    appendFileSync(own, `\n<!-- ${run} -->\n`)
    const out = join(scratch, 'out')
    rmSync(out, { recursive: true, force: true })
    const build = timed([process.execPath, bin, 'build', own, '--browser', browser, '--out', out, '--quiet'])
    onlyFile(out, 'voorstel.pdf')
    pairs.push({ floor, build })
    console.log(`${line(run + 1, floor)} ${line('build', build)}  ratio ${(build / floor).toFixed(2)}`)
  }
  const floor = median(pairs.map((pair) => pair.floor))
  const build = median(pairs.map((pair) => pair.build))
  const node = median(Array.from({ length: runs }, () => timed([process.execPath, '-e', '0'])))
  const ratio = median(pairs.map((pair) => pair.build / pair.floor))
  console.log(`\nmedians: floor ${ms(floor)}, build ${ms(build)}, of which Node's own start ${ms(node)}`)
  console.log(`ratio, pair by pair: median ${besideGoal(ratio, { atMost: 1.9 })}`)
}

/** Wall time of a whole process in milliseconds. @param {string[]} command */
function timed([program = '', ...args]) {
  const start = performance.now()
  const { status, stderr, error } = spawnSync(program, args, {
    cwd: scratch,
    encoding: 'utf8',
    env: { ...process.env, COLLEGEVOORSTEL_CACHE: join(scratch, 'cache') },
  })
  const took = performance.now() - start
  if (status !== 0) fail(`${program} failed (${status ?? error}): ${stderr.slice(-2000)}`)
  return took
}

/** Chromium has no sandbox as root; `build` does the same. */
function alone() {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

/** @param {string} folder @param {string} ending */
function onlyFile(folder, ending) {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending))
  if (found.length !== 1) fail(`Expected one *${ending} below ${folder}, found ${found.length}`)
  return join(folder, found[0] ?? '')
}

function headlessShell() {
  const names = ['chromium-headless-shell', 'chrome-headless-shell']
  const places = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  return places.find((place) => existsSync(place))
}

/** @param {readonly number[]} numbers */
function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b)
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2
}

/** @param {number} time */
function ms(time) {
  return `${time.toFixed(0)} ms`
}

/** @param {string | number} name @param {number} time */
function line(name, time) {
  return `${String(name).padStart(3)}${typeof name === 'number' ? '  floor' : ''} ${ms(time).padStart(7)}`
}

/** @param {string} reason @returns {never} */
function fail(reason) {
  console.error(reason)
  process.exit(1)
}
