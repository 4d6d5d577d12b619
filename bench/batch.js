// `build` of many proposals: documents a second and memory by number of documents, against a bare loop in the same run, and the cost of
// a run with no or one change. See bench/README.md.
//   node bench/batch.js [--counts 10,100,1000] [--jobs 4] [--loop 300] [--browser path] [--attachments 60]
//   node bench/batch.js --against <checkout> [--counts 100,400] [--rounds 3]
import { spawn } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { compareInTurns } from './against.js'
import { bareLoop } from './bare-loop.js'
import { besideGoal } from './goal.js'
import { watchTree } from './process-tree.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({
  options: {
    against: { type: 'string' },
    counts: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    jobs: { type: 'string', default: '4' },
    loop: { type: 'string', default: '300' },
    attachments: { type: 'string', default: '60' },
    browser: { type: 'string', default: '/usr/bin/chromium-headless-shell' },
  },
})
if (!existsSync(join(root, 'dist/cli.cjs'))) throw new Error('There is no bundle to measure: npm run bundle')
const text = readFileSync(join(root, 'bench/kort/voorstel.md'), 'utf8')
const scratch = mkdtempSync(join(tmpdir(), 'batch-'))
try {
  if (values.against === undefined) {
    const loop = await growth(countsOr('10,100,1000'))
    console.log(`bare loop: ${loop.toFixed(1)} documents a second`)
    await nothingChanged(Number(values.attachments))
  } else await against(resolve(values.against))
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

/** @param {string} usual */
function countsOr(usual) {
  return (values.counts ?? usual).split(',').map(Number)
}

/** @param {string} checkout absolute path of a bundled checkout */
async function against(checkout) {
  if (!existsSync(join(checkout, 'dist/cli.cjs'))) throw new Error(`There is no bundle in ${checkout}`)
  await compareInTurns({
    counts: countsOr('100,400'),
    rounds: Number(values.rounds),
    projectOf: (name, count) => project(name, count, 0),
    sides: {
      own: (folder) => build(folder, ['--no-cache']),
      other: (folder) => build(folder, ['--no-cache'], checkout),
    },
    loop: await loopOptions(),
  })
}

/** The page that `build` composes, for the bare loop. */
async function loopOptions() {
  const { html } = await build(project('proef', 1, 0), ['--html'])
  return {
    html: readFileSync(html, 'utf8'),
    documents: Number(values.loop),
    pages: Number(values.jobs),
    executablePath: values.browser,
  }
}

/** Returns the speed of the bare loop, measured before, between and after the batches. @param {readonly number[]} counts */
async function growth(counts) {
  const options = await loopOptions()
  const measure = () => bareLoop(options)
  const loops = [await measure()]
  for (const count of counts) {
    const folder = project(String(count), count, 0)
    const { seconds, processor, peak, browsers } = await build(folder, ['--no-cache'])
    loops.push(await measure())
    const [speed, cost] = [count / seconds, (1000 * processor) / count]
    const [before, after] = loops.slice(-2)
    if (before === undefined || after === undefined) continue
    const beside = { speed: (before.speed + after.speed) / 2, cost: (before.cost + after.cost) / 2 }
    console.log(
      `${String(count).padStart(5)} proposals: ${speed.toFixed(1)} a second, × the bare loop beside it: ${besideGoal(speed / beside.speed, { atLeast: 0.85 })}; ` +
        `${cost.toFixed(0)} ms of processor each, ${(cost / beside.cost).toFixed(2)} × the loop; ` +
        `Node at most ${peak.toFixed(0)} MB, ${browsers} processes below it at most`,
    )
  }
  return loops.reduce((sum, { speed }) => sum + speed, 0) / loops.length
}

/** Proposals with two attachments each: made, made again without a change, and with one change. @param {number} count */
async function nothingChanged(count) {
  const folder = project('bijlagen', count, 2)
  const first = await build(folder, [])
  const again = await build(folder, [])
  appendFileSync(join(folder.path, folder.files.at(7) ?? folder.files[0] ?? ''), '\nEr kwam een zin bij.\n')
  const one = await build(folder, [])
  console.log(`${count} proposals with two attachments: ${first.seconds.toFixed(1)} s, ${made(first)} made`)
  for (const [what, run] of Object.entries({ 'nothing changed': again, 'one changed': one })) {
    console.log(`${what}: ${((100 * run.seconds) / first.seconds).toFixed(1)} % of that, ${made(run)} made`)
  }
}

/** @param {{ report: { documenten: { hergebruikt: boolean }[] } }} run */
function made({ report }) {
  return report.documenten.filter(({ hergebruikt }) => !hergebruikt).length
}

/** @param {string} name @param {number} count @param {number} attachments */
function project(name, count, attachments) {
  const path = join(scratch, name)
  mkdirSync(path)
  writeFileSync(join(path, 'collegevoorstel.yaml'), 'gemeente: {naam: Voorbeeldstad}\nhuisstijl: voorbeeldstad\n')
  const files = Array.from({ length: count }, (_, index) => {
    const home = join(path, `voorstel-${index}`)
    mkdirSync(home)
    const letters = Array.from({ length: attachments }, (_, at) => `brief-${at + 1}.md`)
    for (const letter of letters)
      writeFileSync(
        join(home, letter),
        `---\nsoort: brief-raad\n---\n\nGeachte raad,\n\n${'Dit is de brief. '.repeat(40)}\n`,
      )
    const list = letters.map((letter) => `  - {soort: brief-raad, bestand: ${letter}}`).join('\n')
    const front = attachments > 0 ? text.replace(/\n---\n/, `\nbijlagen:\n${list}\n---\n`) : text
    writeFileSync(join(home, 'voorstel.md'), `${front}\nDit is nummer ${index}.\n`)
    return `voorstel-${index}/voorstel.md`
  })
  return { path, files }
}

/**
 * Runs a whole process; returns its report, its peak memory and the largest number of browser processes.
 * @param {{ path: string, files: readonly string[] }} folder @param {string[]} more @param {string} checkout whose program runs
 */
async function build({ path, files }, more, checkout = root) {
  const args = [
    join(checkout, 'bin/collegevoorstel.js'),
    'build',
    ...files,
    '--jobs',
    values.jobs,
    '--browser',
    values.browser,
  ]
  const start = performance.now()
  const child = spawn(process.execPath, [...args, '--reporter', 'json', ...more], {
    cwd: path,
    env: { ...process.env, COLLEGEVOORSTEL_CACHE: join(path, 'cache') },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  const watched = watchTree(child.pid ?? 0)
  const code = await new Promise((done) => child.on('close', done))
  const seconds = (performance.now() - start) / 1000
  const { seconds: processor, peak, most: browsers } = watched()
  const report = JSON.parse(out)
  if (code !== 0 || report.documenten.length !== files.length) throw new Error(`build failed (${code})`)
  return { seconds, processor, peak, browsers, report, html: join(path, 'uitvoer/voorstel-0/intern/voorstel.html') }
}
