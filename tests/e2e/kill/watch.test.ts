import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { proposal } from '../../cli/trial-project.ts'
import { filesBelow } from '../../files-below.ts'
import { gone } from './marked-processes.ts'

const bin = new URL('../../../bin/collegevoorstel.js', import.meta.url).pathname

/** A watch that shows its first pages, in a folder and a temporary folder of its own. */
async function watching() {
  const home = await mkdtemp(join(tmpdir(), 'kijken-'))
  onTestFinished(() => rm(home, { recursive: true, force: true }))
  const [temporary, project] = [await mkdtemp(join(home, 'tmp-')), await mkdtemp(join(home, 'project-'))]
  await writeFile(join(project, 'voorstel.md'), proposal())
  const mark = randomUUID()
  const child = spawn(process.execPath, [bin, 'watch', 'voorstel.md', '--no-open'], {
    cwd: project,
    env: { ...process.env, COLLEGEVOORSTEL_MERK: mark, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stderr = ''
  child.stderr.on('data', (part: Buffer) => {
    stderr += part.toString()
  })
  const ended = new Promise<number | NodeJS.Signals | null>((done) => child.on('close', (code, by) => done(code ?? by)))
  const address = await new Promise<string>((done) => {
    let out = ''
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString()
      if (out.includes('\n')) done(out.trim())
    })
  })
  const events = await fetch(`${address}gebeurtenissen`)
  const reader = events.body?.getReader()
  let heard = ''
  while (!/"pdf":"[0-9a-f]{64}"/.test(heard)) heard += Buffer.from((await reader?.read())?.value ?? []).toString()
  return { child, ended, mark, temporary, project, port: Number(new URL(address).port), stderr: () => stderr }
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      done(true)
    })
    socket.on('error', () => done(false))
  })
}

describe.skipIf(process.platform !== 'linux')('a watch that is stopped', () => {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGKILL', 'SIGKILL'],
  ] as const) {
    it(`leaves no process, no port and no file after ${signal}`, async () => {
      const { child, ended, mark, temporary, project, port, stderr } = await watching()
      expect(await answers(port)).toBe(true)
      child.kill(signal)
      expect(await ended).toBe(code)
      expect(await gone(mark)).toEqual([])
      expect(await answers(port)).toBe(false)
      expect(await filesBelow(project)).toEqual(['voorstel.md'])
      expect(stderr()).not.toMatch(/^\s+at .*:\d+:\d+/m)
      // What cannot clean up after itself is cleared by the next run.
      if (signal !== 'SIGKILL') expect(await readdir(temporary)).toEqual([])
    })
  }
})
