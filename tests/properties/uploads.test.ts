import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GppStub, startStub } from '../publish/gpp/stub/gpp-stub.ts'
import { filesOf, filesOn, madeUpPublications } from '../publish/gpp/stub/made-up.ts'
import { documentsOf } from '../publish/gpp/stub/stub-state.ts'
import { seed, sized } from '../run-size.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const rounds = sized(50)
let folder = ''
let program = ''

beforeAll(async () => {
  // Below the project: the program finds its package from where it is.
  mkdirSync(join(root, '.cache'), { recursive: true })
  folder = mkdtempSync(join(root, '.cache', 'uploads-'))
  program = join(folder, 'upload.mjs')
  await build({
    entryPoints: [join(root, 'tests/publish/gpp/stub/upload-process.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The same for the same seed: mulberry32. */
function randomFrom(start: number): () => number {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Run {
  readonly address: string
  readonly mode: 'concept' | 'final'
  readonly version: number
}

interface Ended {
  readonly code: number | null
  readonly said: string
  /** Milliseconds from the first request. */
  readonly duration: number
}

/** @param killAfter milliseconds after the first request */
async function run(stub: GppStub, { address, mode, version }: Run, killAfter?: number): Promise<Ended> {
  const child = spawn(process.execPath, [program, address, mode, String(version)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += String(chunk)))
  let begun: number | undefined
  const { fault } = stub
  stub.fault = (request, index) => {
    begun ??= performance.now()
    if (killAfter !== undefined && begun !== undefined) {
      const left = killAfter
      killAfter = undefined
      setTimeout(() => child.kill('SIGKILL'), left)
    }
    return fault(request, index)
  }
  const code = await new Promise<number | null>((done) => child.on('close', done))
  stub.fault = fault
  return { code, said, duration: performance.now() - (begun ?? performance.now()) }
}

/** A platform that takes its time, also for a client that has gone. */
async function slowStub(random: () => number): Promise<GppStub> {
  const stub = await startStub({ partSize: 12_000 })
  stub.fault = () => ({ late: 2 + random() * 20 })
  return stub
}

/** Publications that are public with a document that is not whole. */
function halfPublic({ state }: GppStub): readonly string[] {
  return [...state.publications.values()].flatMap((one) =>
    one.status === 'gepubliceerd' && documentsOf(state, one.uuid).some((each) => !each.isComplete) ? [one.uuid] : [],
  )
}

test(`after ${rounds} kills nothing is twice, lost or public by itself`, { timeout: 3_600_000 }, async () => {
  const random = randomFrom(seed)
  const first = await slowStub(random)
  const whole = await run(first, { address: first.address, mode: 'concept', version: 1 })
  expect([whole.code, whole.said]).toEqual([0, expect.any(String)])
  await first.close()
  for (let round = 0; round < rounds; round += 1) {
    const stub = await slowStub(random)
    const { address } = stub
    // A first upload, or a second over what is there; concept, or at once public.
    const version = round % 3 === 2 ? 2 : 1
    const mode = round % 2 === 0 ? 'concept' : 'final'
    const about = `round ${round}, seed ${seed}`
    if (version === 2) expect((await run(stub, { address, mode, version: 1 })).code, about).toBe(0)
    const killed = await run(stub, { address, mode, version }, random() * whole.duration)
    const isPublic = (one: string) => one.startsWith('gepubliceerd')
    if (mode === 'concept') expect(stub.state.history.filter(isPublic), about).toEqual([])
    else if (version === 1) expect(halfPublic(stub), about).toEqual([])
    const again = await run(stub, { address, mode, version })
    expect([again.code, again.said], `${about}, first ${killed.code}`).toEqual([0, expect.any(String)])
    const wanted = madeUpPublications(version).flatMap(({ documents }) => documents)
    const status = mode === 'concept' ? 'concept' : 'gepubliceerd'
    expect(filesOn(stub, status), about).toEqual(filesOf(wanted))
    const current = [...stub.state.documents.values()].filter((one) => one.status !== 'ingetrokken')
    expect([current.length, stub.state.publications.size], about).toEqual([wanted.length, 3])
    expect(new Set([...stub.state.publications.values()].map((one) => one.status)), about).toEqual(new Set([status]))
    if (mode === 'concept') expect(stub.state.history.filter(isPublic), about).toEqual([])
    expect(halfPublic(stub), about).toEqual([])
    expect(stub.problems(), about).toEqual([])
    await stub.close()
  }
})
