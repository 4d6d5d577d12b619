import { spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { filesBelow } from '../../files-below.ts'
import { gone } from './marked-processes.ts'

const bin = new URL('../../../bin/collegevoorstel.js', import.meta.url).pathname
const examples = new URL('../../../examples/', import.meta.url).pathname

let out = ''
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'afbreken-'))
})
afterEach(async () => {
  await rm(out, { recursive: true, force: true })
})

const twoProposals = [
  'build',
  join(examples, 'omgevingsvisie/voorstel.md'),
  join(examples, 'parkeren-centrum/voorstel.md'),
]
const meeting = [
  'agenda',
  join(examples, 'agenda-week-48/agenda.yaml'),
  '--edition',
  'intern,openbaar',
  '--concept',
  '--no-cache',
]

async function runAndSend(command: readonly string[], signal: NodeJS.Signals, after: number) {
  const mark = randomUUID()
  const child = spawn(process.execPath, [bin, ...command, '--out', out], {
    env: { ...process.env, COLLEGEVOORSTEL_MERK: mark },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += String(chunk)
  })
  child.stdout.resume()
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((done) => {
    child.on('close', (code, by) => done({ code, signal: by }))
  })
  const timer = setTimeout(() => child.kill(signal), after)
  const end = await ended
  clearTimeout(timer)
  return { ...end, stderr, left: await gone(mark), files: await filesBelow(out) }
}

const names =
  /^(omgevingsvisie|parkeren-centrum)\/intern\/(voorstel\.pdf|manifest\.json|bijlagen\/\d\d-[a-z0-9-]+\.pdf)$/

describe.skipIf(process.platform !== 'linux')('a run that is stopped', () => {
  const moments = [30, 120, 250, 400, 600, 900]
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL'] as const) {
    for (const after of moments) {
      it(`leaves no process and no half file after ${signal} at ${after} ms`, async () => {
        const end = await runAndSend(twoProposals, signal, after)
        expect(end.left).toEqual([])
        for (const file of end.files) {
          expect(file).toMatch(names)
          const bytes = await readFile(join(out, file))
          if (file.endsWith('.pdf')) {
            expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-')
            expect(bytes.subarray(-8).toString('latin1')).toMatch(/%%EOF\s*$/)
          } else expect(() => JSON.parse(bytes.toString('utf8'))).not.toThrow()
        }
        expect(end.stderr).not.toMatch(/^\s+at .*:\d+:\d+/m)
        if (end.code !== null && end.code !== 0) expect(end.code).toBe(signal === 'SIGINT' ? 130 : 143)
      })
    }
  }

  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'leaves of a meeting no process and no manifest without its files after %s',
    async (signal) => {
      const end = await runAndSend(meeting, signal, 2500)
      expect(end.left).toEqual([])
      for (const file of end.files.filter((path) => path.endsWith('manifest.json'))) {
        const { uitvoer } = JSON.parse(await readFile(join(out, file), 'utf8'))
        for (const { bestand, sha256 } of uitvoer) {
          const bytes = await readFile(join(out, dirname(file), bestand))
          expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
        }
      }
      expect(
        end.files.filter(
          // The record states a public folder before there is anything in it.
          (path) =>
            path !== '.collegevoorstel.json' &&
            !/\/(intern|openbaar)\/([a-z0-9/-]+\.pdf|([a-z0-9-]+\/)?manifest\.json|index\.html)$/.test(path),
        ),
      ).toEqual([])
      if (end.code !== null) expect(end.code).toBe(143)
    },
  )
})
