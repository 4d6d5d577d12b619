// @ts-check
// `archive` after `agenda`, as whole processes: a meeting of 60 proposals with two attachments each. See bench/README.md.
//   node bench/archive.js [--proposals 60] [--browser path]
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { watchTree } from './process-tree.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({
  options: { proposals: { type: 'string', default: '60' }, browser: { type: 'string' } },
})
if (!existsSync(join(root, 'dist/cli.cjs'))) throw new Error('There is no bundle to measure: npm run bundle')
const scratch = mkdtempSync(join(tmpdir(), 'archive-'))
const browser = values.browser === undefined ? [] : ['--browser', values.browser]
try {
  const count = Number(values.proposals)
  for (const proposals of [Math.ceil(count / 3), count]) {
    const folder = project(proposals)
    const made = await run(folder, ['agenda', 'agenda.yaml', '--edition', 'intern,openbaar', '--quiet', ...browser])
    const archived = await run(folder, ['archive', 'agenda.yaml', '--quiet'])
    const again = await run(folder, ['archive', 'agenda.yaml', '--quiet'])
    const share = (/** @type {{ seconds: number }} */ one) => `${((100 * one.seconds) / made.seconds).toFixed(1)} %`
    console.log(
      `${proposals} proposals, ${2 * proposals} attachments: agenda ${made.seconds.toFixed(1)} s; archive ${archived.seconds.toFixed(1)} s (${share(archived)}), again ${again.seconds.toFixed(1)} s; Node at most ${archived.peak.toFixed(0)} MB`,
    )
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

/** Copies of an example with a letter and a PDF attached, and their agenda. @param {number} count */
function project(count) {
  const folder = join(scratch, `${count}`)
  mkdirSync(folder, { recursive: true })
  cpSync(join(root, 'examples/collegevoorstel.yaml'), join(folder, 'collegevoorstel.yaml'))
  const points = Array.from({ length: count }, (_, index) => {
    const name = `voorstel-${index + 1}`
    cpSync(join(root, 'examples/wijkgericht-werken'), join(folder, name), { recursive: true })
    const path = join(folder, name, 'voorstel.md')
    const own = readFileSync(path, 'utf8')
      .replace(/^(onderwerp: .*)$/m, `$1 (${index + 1})`)
      .replace(/^zaaknummer: .*$/m, `zaaknummer: Z-2026-${index}`)
    writeFileSync(path, own)
    return `  - voorstel: ${name}/voorstel.md\n    besluit: conform\n`
  })
  writeFileSync(
    join(folder, 'agenda.yaml'),
    `naam: groot\nvergadering: College van burgemeester en wethouders\ndatum: 2026-11-24\npunten:\n${points.join('')}`,
  )
  return folder
}

/** Runs a whole process; returns its time and its peak memory. @param {string} cwd @param {readonly string[]} args */
async function run(cwd, args) {
  const start = performance.now()
  const child = spawn(process.execPath, [join(root, 'bin/collegevoorstel.js'), ...args], {
    cwd,
    env: { ...process.env, COLLEGEVOORSTEL_CACHE: 'uit' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const watched = watchTree(child.pid ?? 0)
  const code = await new Promise((done) => child.on('close', done))
  const seconds = (performance.now() - start) / 1000
  if (code !== 0) throw new Error(`${args[0]} failed (${code})`)
  return { seconds, peak: watched().peak }
}
