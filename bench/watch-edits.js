// Edits a watched proposal 500 times: first one by one, then as fast as the disk allows.
// Reports the time from a write until the page receives new pages, and whether memory stays constant.
//   node bench/watch-edits.js [voorstel.md] [edits]
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'

/** @typedef {import('../src/preview/protocol.ts').Toestand} Toestand */

const [source = 'examples/kort-en-onaf/voorstel.md', count = '500'] = process.argv.slice(2)
const edits = Number(count)
const home = mkdtempSync(join(tmpdir(), 'bewerken-'))
cpSync(dirname(dirname(resolve(source))), home, { recursive: true })
const file = join(home, basename(dirname(source)), basename(source))
const text = readFileSync(file, 'utf8')
const child = spawn(process.execPath, ['bin/collegevoorstel.js', 'watch', file, '--no-open'], {
  stdio: ['ignore', 'pipe', 'ignore'],
})

try {
  const address = await firstLine(child.stdout)
  const states = statesOf(address)
  let state = await next(states, ({ stukken }) => stukken.length > 0)
  /** @type {number[]} */
  const times = []
  /** @type {number[]} */
  const memory = []
  for (let edit = 1; edit <= edits; edit += 1) {
    const before = hashOf(state)
    const start = performance.now()
    save(`Bewerking ${edit} van ${edits}.`)
    state = await next(states, (one) => hashOf(one) !== before)
    times.push(performance.now() - start)
    if (edit % Math.ceil(edits / 10) === 0) memory.push(residentSize())
  }
  save('De laatste.')
  state = await next(states, (one) => hashOf(one) !== hashOf(state))
  const last = hashOf(state)
  for (let edit = 1; edit <= edits; edit += 1) save(`Haastige bewerking ${edit}.`)
  save('De laatste.')
  const start = performance.now()
  let shown = 0
  // Intermediate edits may or may not be shown; the last one must be.
  for (let quiet = false; !quiet; ) {
    const more = await Promise.race([states.next(), setTimeout(2000, 'stil')])
    if (more === 'stil') quiet = true
    else if (typeof more === 'object' && more.value) {
      state = more.value
      shown += 1
    }
  }
  times.sort((a, b) => a - b)
  /** @param {number} part */
  const at = (part) => times[Math.floor(times.length * part)]?.toFixed(0)
  console.log(`${edits} bewerkingen een voor een: mediaan ${at(0.5)} ms, p95 ${at(0.95)} ms`)
  console.log(`geheugen van het programma, in MB: ${memory.join(' ')}`)
  console.log(
    `${edits} zo snel als de schijf kan: ${shown} keer getoond, de laatste ${hashOf(state) === last ? 'staat er' : 'STAAT ER NIET'} (${((performance.now() - start - 2000) / 1000).toFixed(1)} s)`,
  )
  process.exitCode = hashOf(state) === last ? 0 : 1
} finally {
  child.kill('SIGINT')
  await new Promise((done) => child.on('close', done))
  rmSync(home, { recursive: true })
}

/** @param {string} sentence */
function save(sentence) {
  writeFileSync(
    file,
    text.replace(/^## Samenvatting\n\n/m, (heading) => `${heading}${sentence} `),
  )
}

/** @param {Toestand} state */
function hashOf(state) {
  return state.stukken[0]?.pdf
}

function residentSize() {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
}

/** @param {AsyncIterable<Buffer>} stream */
async function firstLine(stream) {
  let out = ''
  for await (const part of stream) {
    out += part
    if (out.includes('\n')) break
  }
  return out.trim()
}

/** @param {string} address @returns {AsyncGenerator<Toestand, void>} */
async function* statesOf(address) {
  const { body } = await fetch(`${address}gebeurtenissen`)
  let waiting = ''
  for await (const part of body ?? []) {
    waiting += Buffer.from(part)
    const blocks = waiting.split('\n\n')
    waiting = blocks.pop() ?? ''
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1]
      if (data) yield JSON.parse(data)
    }
  }
}

/** @param {AsyncGenerator<Toestand, void>} states @param {(state: Toestand) => boolean} holds */
async function next(states, holds) {
  for (;;) {
    const { value } = await states.next()
    if (value === undefined) throw new Error('De voorvertoning is gestopt.')
    if (!value.bezig && holds(value)) return value
  }
}
