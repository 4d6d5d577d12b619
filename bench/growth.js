// How the processor time of `check` grows with the text, for patterns that a parser may be slow on. See bench/README.md.
//   node bench/growth.js [--sizes 20,40,80,160] [--paragraph 1000] [--only text]
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { besideGoal } from './goal.js'
import { inParagraphs, patterns } from './growth-patterns.js'
import { yamlPatterns } from './growth-yaml.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '20,40,80,160' },
    paragraph: { type: 'string' },
    only: { type: 'string', default: '' },
  },
})
if (!existsSync(join(root, 'dist/index.js'))) throw new Error('There is no bundle to measure: npm run bundle')
const { checkFiles } = await import(pathToFileURL(join(root, 'dist/index.js')).href)
/** Rules that report a limit. */
const limits = new Set(['tekst/te-ingewikkeld', 'yaml/te-groot', 'yaml/te-diep', 'yaml/te-veel-verwijzingen'])
const sizes = values.sizes.split(',').map(Number)
/** Below this, in milliseconds, noise decides the ratio. */
const least = 250

const folder = mkdtempSync(join(tmpdir(), 'growth-'))
try {
  writeFileSync(join(folder, 'collegevoorstel.yaml'), 'gemeente: {naam: Voorbeeldstad}\n')
  await measure()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function measure() {
  for (const warm of ['Een woord. ', '*a* [b](c) ', '- a\n\n']) await timed(warm.repeat(500))
  console.log(`milliseconds at ${sizes.join(', ')} kB; "grens" where the message is that of a limit\n`)
  let [slowest, steepest, failed] = [0, 0, 0]
  const all = { ...patterns, ...yamlPatterns }
  for (const [name, make] of Object.entries(all)) {
    if (!name.includes(values.only)) continue
    /** @type {Awaited<ReturnType<typeof timed>>[]} */
    const runs = []
    for (const size of sizes) {
      const text = make(size * 1000)
      const isFront = name in yamlPatterns
      const body = values.paragraph === undefined || isFront ? text : inParagraphs(text, Number(values.paragraph))
      runs.push(await timed(body, isFront ? 'front matter' : 'body'))
    }
    const ratios = runs.slice(1).flatMap((run, index) => {
      const before = runs[index]?.milliseconds ?? 0
      return run.isLimited ? [] : [run.milliseconds / Math.max(before, least)]
    })
    slowest = Math.max(slowest, ...runs.map(({ milliseconds }) => milliseconds))
    steepest = Math.max(steepest, ...ratios)
    failed += runs.filter(({ cause }) => cause !== undefined).length
    const shown = runs.map(({ milliseconds, isLimited }) => (isLimited ? 'grens' : milliseconds.toFixed(0)).padStart(6))
    const cause = runs.find((run) => run.cause !== undefined)?.cause
    console.log(`${name.padEnd(36)} ${shown.join(' ')}${cause === undefined ? '' : `  ${cause}`}`)
  }
  console.log(`\n${Object.keys(all).length} patterns`)
  console.log(`slowest, seconds: ${besideGoal(slowest / 1000, { atMost: 2 })}`)
  console.log(`steepest doubling: ${besideGoal(steepest, { atMost: 2.5 })}`)
  console.log(`failures: ${besideGoal(failed, { atMost: 0 }, 0)}`)
}

/** Processor time of a check in this process, and whether a limit was exceeded. @param {string} text @param {'front matter' | 'body'} place */
async function timed(text, place = 'body') {
  const proposal = readFileSync(join(root, 'bench/kort/voorstel.md'), 'utf8')
  const whole = place === 'body' ? `${proposal}\n${text}` : proposal.replace(/\n---\n/, () => `\n${text}\n---\n`)
  writeFileSync(join(folder, 'voorstel.md'), `${whole}\n`)
  const began = process.cpuUsage()
  /** @type {import('../src/report/report.ts').Report} */
  const report = await checkFiles({ files: ['voorstel.md'], cwd: folder, strictness: 'lenient' })
  const { user, system } = process.cpuUsage(began)
  const [document] = report.documents
  return {
    milliseconds: (user + system) / 1000,
    isLimited: document?.diagnostics.some(({ ruleId }) => limits.has(ruleId)) ?? false,
    cause: document?.cause,
  }
}
