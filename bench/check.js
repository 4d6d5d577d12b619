// `check` of one proposal against Node's own start, and of many in one process. See bench/README.md.
//   node bench/check.js [--runs 15] [--documents 1000] [--file voorstel.md]
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { besideGoal } from './goal.js'
import { watchTree } from './process-tree.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '15' },
    documents: { type: 'string', default: '1000' },
    file: { type: 'string', default: join(root, 'bench/kort/voorstel.md') },
  },
})
if (!existsSync(join(root, 'dist/cli.cjs'))) throw new Error('There is no bundle to measure: npm run bundle')
/**
 * V8 leaves garbage while there is space. With a heap limit the remaining memory is what the program retains; a program that
 * retained its documents would run out of memory.
 */
const smallHeap = ['--max-old-space-size=38', '--max-semi-space-size=1']

one(Number(values.runs))
await many(Number(values.documents))

/** @param {number} runs */
function one(runs) {
  const check = [join(root, 'bin/collegevoorstel.js'), 'check', values.file]
  // Once in advance, so that the code cache exists and the files of both sides are in memory.
  timed(check)
  const pairs = Array.from({ length: runs }, () => ({ floor: timed(['-e', '0']), check: timed(check) }))
  const ratio = median(pairs.map((pair) => pair.check / pair.floor))
  const [floor, own] = [median(pairs.map((pair) => pair.floor)), median(pairs.map((pair) => pair.check))]
  console.log(`one proposal, whole process: check ${own.toFixed(0)} ms, node -e 0 ${floor.toFixed(0)} ms`)
  console.log(`ratio, pair by pair: median ${besideGoal(ratio, { atMost: 2.6 })}\n`)
}

/**
 * Different proposals, one per file: a tenth of them, then all, in one process each.
 * @param {number} count
 */
async function many(count) {
  const folder = mkdtempSync(join(tmpdir(), 'check-'))
  try {
    const text = readFileSync(values.file, 'utf8')
    // They share one config, as in a municipality's project.
    writeFileSync(join(folder, 'collegevoorstel.yaml'), 'gemeente: {naam: Voorbeeldstad}\nhuisstijl: voorbeeldstad\n')
    const files = Array.from({ length: count }, (_, index) => {
      mkdirSync(join(folder, `voorstel-${index}`))
      const name = join(`voorstel-${index}`, 'voorstel.md')
      writeFileSync(join(folder, name), `${text}\nDit is nummer ${index}.\n`)
      return name
    })
    await checked(files.slice(0, 10), folder)
    const few = await checked(files.slice(0, count / 10), folder)
    const all = await checked(files, folder)
    console.log(`${count} proposals, whole process: ${(count / all.clock).toFixed(0)} a second by the clock`)
    console.log(`a second of one core: ${besideGoal(count / all.seconds, { atLeast: 150 }, 0)}`)
    console.log(`memory at most ${all.peak.toFixed(0)} MB, of a tenth of them ${few.peak.toFixed(0)} MB`)
    const [fewInSmall, allInSmall] = [
      await checked(files.slice(0, count / 10), folder, smallHeap),
      await checked(files, folder, smallHeap),
    ]
    const growth = besideGoal(allInSmall.peak / fewInSmall.peak, { atMost: 1.3 })
    console.log(
      `in a heap of 40 MB: memory at most ${allInSmall.peak.toFixed(0)} MB, of a tenth of them ${fewInSmall.peak.toFixed(0)} MB, × that: ${growth}`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Times in seconds, memory in MB. @param {readonly string[]} files @param {string} cwd @param {readonly string[]} heap */
async function checked(files, cwd, heap = []) {
  const began = performance.now()
  const child = spawn(process.execPath, [...heap, join(root, 'bin/collegevoorstel.js'), 'check', ...files], {
    cwd,
    stdio: 'ignore',
  })
  if (child.pid === undefined) throw new Error('check does not start')
  const stop = watchTree(child.pid)
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`check ended with ${code}`)
  return { ...stop(), clock: (performance.now() - began) / 1000 }
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
