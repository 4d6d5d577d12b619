// @ts-check
// `agenda` of a meeting with a bundle of 1,500 pages as whole processes: made, made again without a change, and with one changed
// proposal. See bench/README.md.
//   node bench/meeting.js [--proposals 110] [--edition intern] [--browser path] [--keep folder]
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { watchTree } from './process-tree.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({
  options: {
    proposals: { type: 'string', default: '110' },
    edition: { type: 'string', default: 'intern' },
    browser: { type: 'string' },
    keep: { type: 'string' },
  },
})
if (!existsSync(join(root, 'dist/cli.cjs'))) throw new Error('There is no bundle to measure: npm run bundle')
const scratch = values.keep === undefined ? mkdtempSync(join(tmpdir(), 'meeting-')) : resolve(values.keep)
const examples = ['herziening-subsidies', 'omgevingsvisie', 'wijkgericht-werken']
try {
  const proposals = project(Number(values.proposals))
  const first = await meeting()
  console.log(
    `${first.summary}: ${first.seconds.toFixed(1)} s, ${first.processor.toFixed(1)} s of processor; Node at most ${first.peak.toFixed(0)} MB`,
  )
  for (const edition of values.edition.split(',')) {
    const bundle = join(scratch, 'uitvoer/groot', edition, 'bundel.pdf')
    const { status, error } = spawnSync('qpdf', ['--check', bundle])
    console.log(
      `${edition}/bundel.pdf: qpdf ${error ? 'is not here' : status === 0 ? 'finds nothing' : 'finds mistakes'}`,
    )
  }
  const again = await meeting()
  const changed = join(scratch, proposals[7] ?? '')
  writeFileSync(changed, readFileSync(changed, 'utf8').replace(/^(onderwerp: .*)$/m, '$1, gewijzigd'))
  const one = await meeting()
  for (const [what, run] of Object.entries({ 'nothing changed': again, 'one changed': one })) {
    const share = (100 * run.processor) / first.processor
    console.log(
      `${what}: ${share.toFixed(1)} % of that processor time, ${run.made} made, Node at most ${run.peak.toFixed(0)} MB`,
    )
  }
} finally {
  if (values.keep === undefined) rmSync(scratch, { recursive: true, force: true })
}

/** Copies of the examples with different names, numbers and titles, and their agenda. @param {number} count */
function project(count) {
  mkdirSync(scratch, { recursive: true })
  cpSync(join(root, 'examples/collegevoorstel.yaml'), join(scratch, 'collegevoorstel.yaml'))
  const proposals = Array.from({ length: count }, (_, index) => {
    const example = examples[index % examples.length] ?? ''
    const name = `${String(index + 1).padStart(4, '0')}-${example}`
    cpSync(join(root, 'examples', example), join(scratch, name), { recursive: true })
    const path = join(scratch, name, 'voorstel.md')
    const own = readFileSync(path, 'utf8')
      .replace(/^(onderwerp: .*)$/m, `$1 (${index + 1})`)
      .replace(/^zaaknummer: .*$/m, `zaaknummer: Z-2026-${index}`)
    writeFileSync(path, own)
    return `${name}/voorstel.md`
  })
  const points = (/** @type {readonly string[]} */ some) =>
    some.map((proposal) => `      - voorstel: ${proposal}\n        besluit: conform\n`).join('')
  const half = Math.ceil(count / 2)
  writeFileSync(
    join(scratch, 'agenda.yaml'),
    `naam: groot\nvergadering: College van burgemeester en wethouders\ndatum: 2026-11-24\npunten:\n  - titel: Opening\n` +
      `  - rubriek: Hamerstukken\n    punten:\n${points(proposals.slice(0, half))}` +
      `  - rubriek: Bespreekstukken\n    punten:\n${points(proposals.slice(half))}`,
  )
  return proposals
}

/** Runs a whole process; returns its output, processor time and peak memory. */
async function meeting() {
  const args = ['agenda', 'agenda.yaml', '--edition', values.edition, '--reporter', 'json', '--quiet']
  const more = values.browser === undefined ? [] : ['--browser', values.browser]
  const start = performance.now()
  const child = spawn(process.execPath, [join(root, 'bin/collegevoorstel.js'), ...args, ...more], {
    cwd: scratch,
    env: { ...process.env, COLLEGEVOORSTEL_CACHE: join(scratch, 'cache') },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  const watched = watchTree(child.pid ?? 0)
  const code = await new Promise((done) => child.on('close', done))
  const seconds = (performance.now() - start) / 1000
  const { seconds: processor, peak } = watched()
  if (code !== 0) throw new Error(`agenda failed (${code})`)
  const { documenten } = JSON.parse(out)
  const made = documenten.filter((/** @type {{ hergebruikt: boolean }} */ one) => !one.hergebruikt).length
  /** @type {{ bestand: string, paginas?: number }[]} */
  const files = documenten[0].gemaakt
  const pages = files.filter(({ bestand }) => bestand.endsWith('bundel.pdf')).map(({ paginas = 0 }) => paginas)
  return {
    seconds,
    processor,
    peak,
    made,
    summary: `${documenten.length - 1} proposals, bundle of ${pages.join(' and ')} pages`,
  }
}
