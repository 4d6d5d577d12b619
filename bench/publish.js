// @ts-check
// `publish --to <map>` beside the `agenda` that made what it publishes: processor time, time and memory of whole processes. See bench/README.md.
//   node bench/publish.js [--proposals 60] [--edition intern,openbaar] [--browser path] [--keep folder]
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { watchTree } from './process-tree.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({
  options: {
    proposals: { type: 'string', default: '60' },
    edition: { type: 'string', default: 'intern,openbaar' },
    browser: { type: 'string' },
    keep: { type: 'string' },
  },
})
if (!existsSync(join(root, 'dist/cli.cjs'))) throw new Error('There is no bundle to measure: npm run bundle')
const scratch = values.keep === undefined ? mkdtempSync(join(tmpdir(), 'publish-')) : resolve(values.keep)
// Two attachments.
const example = 'wijkgericht-werken'
try {
  project(Number(values.proposals))
  const browser = values.browser === undefined ? [] : ['--browser', values.browser]
  const agenda = await run('agenda', ['agenda.yaml', '--edition', values.edition, ...browser])
  const publish = await run('publish', ['agenda.yaml', '--to', 'web'])
  const again = await run('publish again', ['agenda.yaml', '--to', 'web'])
  for (const one of [publish, again])
    console.log(
      `${one.what}: ${((100 * one.processor) / agenda.processor).toFixed(0)} % of the processor time, ${((100 * one.seconds) / agenda.seconds).toFixed(0)} % of the time of agenda`,
    )
} finally {
  if (values.keep === undefined) rmSync(scratch, { recursive: true, force: true })
}

/** Copies of an example with different names, numbers and titles, and their agenda. @param {number} count */
function project(count) {
  mkdirSync(scratch, { recursive: true })
  const config = readFileSync(join(root, 'examples/collegevoorstel.yaml'), 'utf8')
  writeFileSync(
    join(scratch, 'collegevoorstel.yaml'),
    `${config}publicatie: {basisadres: https://www.voorbeeldstad.example/college/}\n`,
  )
  const points = Array.from({ length: count }, (_, index) => {
    const name = `${String(index + 1).padStart(4, '0')}-${example}`
    cpSync(join(root, 'examples', example), join(scratch, name), { recursive: true })
    const path = join(scratch, name, 'voorstel.md')
    const own = readFileSync(path, 'utf8')
      .replace(/^(onderwerp: .*)$/m, `$1 (${index + 1})`)
      .replace(/^zaaknummer: .*$/m, `zaaknummer: Z-2026-${index}`)
    writeFileSync(path, own)
    return `  - voorstel: ${name}/voorstel.md\n    besluit: conform\n`
  })
  writeFileSync(
    join(scratch, 'agenda.yaml'),
    `naam: groot\nvergadering: College van burgemeester en wethouders\ndatum: 2026-11-24\npunten:\n${points.join('')}`,
  )
}

/** Runs a whole process. @param {string} what @param {readonly string[]} args */
async function run(what, args) {
  const command = what.split(' ')[0] ?? ''
  const begun = performance.now()
  const child = spawn(process.execPath, [join(root, 'bin/collegevoorstel.js'), command, ...args, '--quiet'], {
    cwd: scratch,
    env: { ...process.env, COLLEGEVOORSTEL_CACHE: join(scratch, '.cache') },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const end = watchTree(child.pid ?? 0)
  const code = await new Promise((done) => child.once('exit', done))
  const { seconds: processor, peak } = end()
  if (code !== 0) throw new Error(`${what} ended with ${code}`)
  const seconds = (performance.now() - begun) / 1000
  console.log(
    `${what}: ${seconds.toFixed(1)} s, ${processor.toFixed(1)} s of processor; Node at most ${peak.toFixed(0)} MB`,
  )
  return { what, seconds, processor }
}
