// `check` of one proposal against Node's own start, and of many in one process. How to read it: bench/README.md.
//   node bench/check.js [--runs 15] [--documents 1000] [--file voorstel.md]
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '15' },
    documents: { type: 'string', default: '1000' },
    file: { type: 'string', default: join(root, 'bench/kort/voorstel.md') },
  },
})
if (!existsSync(join(root, 'dist/cli.cjs'))) throw new Error('There is no bundle to measure: npm run bundle')
one(Number(values.runs))
await many(Number(values.documents))

/** @param {number} runs */
function one(runs) {
  const check = [join(root, 'bin/collegevoorstel.js'), 'check', values.file]
  // Once beforehand: compiled code is kept from the first time on, and the files of both sides are in memory.
  timed(check)
  const pairs = Array.from({ length: runs }, () => ({ floor: timed(['-e', '0']), check: timed(check) }))
  const ratio = median(pairs.map((pair) => pair.check / pair.floor))
  const [floor, own] = [median(pairs.map((pair) => pair.floor)), median(pairs.map((pair) => pair.check))]
  console.log(`one proposal, whole process: check ${own.toFixed(0)} ms, node -e 0 ${floor.toFixed(0)} ms`)
  console.log(`ratio, pair by pair: median ${ratio.toFixed(2)} (goal: at most 2.50)\n`)
}

/** Proposals that differ, each in a file of its own, in one process and on one core. @param {number} count */
async function many(count) {
  const folder = mkdtempSync(join(tmpdir(), 'check-'))
  try {
    const text = readFileSync(values.file, 'utf8')
    // As in a municipality's own project: they share its settings.
    writeFileSync(join(folder, 'collegevoorstel.yaml'), 'gemeente: {naam: Voorbeeldstad}\nhuisstijl: voorbeeldstad\n')
    const files = Array.from({ length: count }, (_, index) => {
      mkdirSync(join(folder, `voorstel-${index}`))
      const name = join(`voorstel-${index}`, 'voorstel.md')
      writeFileSync(join(folder, name), `${text}\nDit is nummer ${index}.\n`)
      return name
    })
    const { checkFiles } = await import(new URL('../dist/index.js', import.meta.url).href)
    const part = Math.ceil(count / 10)
    const memory = []
    const start = process.cpuUsage()
    const began = performance.now()
    for (let from = 0; from < count; from += part) {
      const asked = files.slice(from, from + part)
      const { documents } = await checkFiles({ files: asked, cwd: folder, strictness: 'lenient' })
      if (documents.length !== asked.length) throw new Error('Not every proposal was checked')
      memory.push(process.memoryUsage().rss / 1024 / 1024)
    }
    const seconds = (performance.now() - began) / 1000
    const { user, system } = process.cpuUsage(start)
    console.log(`${count} proposals: ${(count / seconds).toFixed(0)} a second by the clock`)
    console.log(`${((count * 1e6) / (user + system)).toFixed(0)} a second of one core (goal: at least 400)`)
    console.log(`memory after each tenth, MB: ${memory.map((size) => size.toFixed(0)).join(' ')}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Wall time in milliseconds. @param {string[]} args */
function timed(args) {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  const took = performance.now() - start
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed (${status}): ${stderr.slice(-2000)}`)
  return took
}

/** @param {readonly number[]} numbers */
function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}
