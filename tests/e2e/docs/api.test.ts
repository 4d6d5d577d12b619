import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { proposal } from '../../cli/trial-project.ts'
import { codeBlocks, page, root } from '../../docs/pages.ts'

/** A project in which `import 'collegevoorstel'` is this program, as built. */
const folder = mkdtempSync(join(tmpdir(), 'api-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeAll(() => {
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(root, join(folder, 'node_modules/collegevoorstel'))
  writeFileSync(join(folder, 'collegevoorstel.yaml'), 'gemeente: {naam: Proefstad}\n')
})

/** Runs a program that the page shows. */
function runShown(name: string) {
  const shown = codeBlocks(page('docs/api.md')).find(({ info }) => info.endsWith(` ${name}`))
  writeFileSync(join(folder, name.replace('.js', '.mjs')), shown?.text ?? '')
  return spawnSync(process.execPath, [name.replace('.js', '.mjs')], { cwd: folder, encoding: 'utf8' })
}

describe('the page about the API', () => {
  it('has a program that checks, with the exit code of the command line', () => {
    writeFileSync(join(folder, 'voorstel.md'), proposal().replace('status: openbaar', 'status: openbar'))
    const wrong = runShown('controleren.js')
    expect({ status: wrong.status, err: wrong.stderr }).toEqual({ status: 1, err: '' })
    expect(wrong.stdout).toContain('Bij status staat “openbar”')
    writeFileSync(join(folder, 'voorstel.md'), proposal())
    expect(runShown('controleren.js').status).toBe(0)
  })

  it('has a program that makes two editions, and leaves no process', () => {
    writeFileSync(join(folder, 'voorstel.md'), proposal())
    const { status, stdout, stderr } = runShown('maken.js')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const [outcome, ...paths] = stdout.trim().split('\n')
    expect(outcome).toBe('voorstel.md gemaakt')
    expect(paths.map((path) => path.split('/').slice(-2).join('/'))).toEqual([
      'intern/voorstel.pdf',
      'intern/manifest.json',
      'openbaar/voorstel.pdf',
      'openbaar/manifest.json',
    ])
    expect(paths.filter((path) => !existsSync(path))).toEqual([])
  })

  it('names functions that the package has', async () => {
    const all: Readonly<Record<string, unknown>> = await import('../../../src/index.ts')
    const rows = [...page('docs/api.md').text.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, names = '']) =>
      [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
    )
    expect(rows.length).toBeGreaterThan(8)
    expect(rows.filter((name) => typeof all[name] !== 'function')).toEqual([])
  })
})

describe('the server of the page', () => {
  it('gives the PDF of a proposal, or what is wrong with it, and keeps nothing', async () => {
    const server = spawn(process.execPath, [join(root, 'docs/api/server.js'), folder, '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = new Promise((done) => server.once('close', done))
    const address = await new Promise<string>((done) => server.stdout.once('data', (text) => done(String(text).trim())))
    const post = (body: string) => fetch(address, { method: 'POST', body })
    try {
      const made = await Promise.all([post(proposal()), post(proposal({ text: 'Nog een.' }))])
      for (const answer of made) {
        expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
        expect(
          Buffer.from(await answer.arrayBuffer())
            .subarray(0, 5)
            .toString(),
        ).toBe('%PDF-')
      }
      const wrong = await post(proposal().replace('status: openbaar', 'status: openbar'))
      expect(wrong.status).toBe(422)
      expect(JSON.stringify(await wrong.json())).toContain('openbar')
      expect((await fetch(address)).status).toBe(405)
      expect((await post('x'.repeat(5_000_001))).status).toBe(413)
      expect(readdirSync(join(folder, 'aangeboden'))).toEqual([])
      expect(existsSync(join(folder, 'uitvoer/aangeboden'))).toBe(false)
    } finally {
      server.kill('SIGTERM')
    }
    expect(await ended).toBe(0)
  })
})
