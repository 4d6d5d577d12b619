import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filesBelow } from '../../files-below.ts'

// What a run leaves that is killed, or finds the disk full, over what an earlier run made: every set of files whole, and nothing in
// public that may not be there any more.

const bin = new URL('../../../bin/collegevoorstel.js', import.meta.url).pathname
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'eerder-')))
const out = join(folder, 'uitvoer')
const first = join(folder, 'eerste')
let mounted = false

const proposal = (front: string, text: string) =>
  `---\nzaaknummer: Z-2026-1\ndatum: 2026-11-17\nportefeuillehouder: C. Voorbeeld\nonderwerp: Bankjes\n${front === '' ? 'status: openbaar\n' : front}---\n\n## Voorstel\n\n1. ${text}\n`
const write = (name: string, text: string) => {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'voorstel.md'), text)
}
const names = ['een', 'twee', 'drie']
const agenda = ['agenda', 'agenda.yaml', '--edition', 'alle']
const build = ['build', 'een/voorstel.md', 'drie/voorstel.md', '--edition', 'alle']

function run(command: readonly string[], killAfter?: number): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [bin, ...command, '--out', out, '--jobs', '2', '--quiet'], {
    cwd: folder,
    env: { ...process.env, COLLEGEVOORSTEL_CACHE: join(folder, 'cache') },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += String(chunk)
  })
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter)
  return new Promise((done) =>
    child.on('close', (code) => {
      clearTimeout(timer)
      done({ code, said })
    }),
  )
}

/** Folders whose manifest names a file that is not there, or another one. */
async function torn(): Promise<readonly string[]> {
  const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
  return (await filesBelow(out)).flatMap((path) => {
    if (!path.endsWith('manifest.json')) return []
    const home = join(out, dirname(path))
    const { uitvoer } = JSON.parse(readFileSync(join(out, path), 'utf8')) as {
      uitvoer: readonly { bestand: string; sha256: string }[]
    }
    const isWhole = uitvoer.every(
      ({ bestand, sha256 }) => existsSync(join(home, bestand)) && hashOf(readFileSync(join(home, bestand))) === sha256,
    )
    return isWhole ? [] : [dirname(path)]
  })
}

/** What was made of the secret proposal, or may hold it, and stands in public. */
async function inPublic(): Promise<readonly string[]> {
  const all = await filesBelow(out)
  const secret = all.filter((path) => /(drie|week)\/openbaar\//.test(path) && /^drie\/|\/\d\d-drie\//.test(path))
  const before = all.filter((path) => path === 'week/openbaar/bundel.pdf')
  const isOld = (path: string) => readFileSync(join(out, path)).equals(readFileSync(join(first, path)))
  return [...secret, ...before.filter(isOld)]
}

const same = async () => {
  const list = async (root: string) =>
    (await filesBelow(root)).toSorted().map((path) => [path, readFileSync(join(root, path)).toString('base64')])
  expect(await list(out)).toEqual(await list(first))
}

function change(round: number): void {
  for (const name of names) write(name, proposal(name === 'drie' ? 'status: geheim\n' : '', `Ronde ${round} te doen.`))
}

beforeAll(async () => {
  writeFileSync(join(folder, 'collegevoorstel.yaml'), 'gemeente: {naam: Proefstad}\n')
  const points = names.map((name) => `  - voorstel: ${name}/voorstel.md\n`).join('')
  writeFileSync(join(folder, 'agenda.yaml'), `naam: week\nvergadering: College\ndatum: 2026-11-24\npunten:\n${points}`)
  for (const name of names) write(name, proposal('', 'Dit te doen.'))
  mkdirSync(out)
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', out])
    mounted = true
  }
  for (const command of [build, agenda]) expect((await run(command)).code).toBe(0)
  cpSync(out, first, { recursive: true })
  for (const path of ['drie/openbaar/voorstel.pdf', 'week/openbaar/03-drie/voorstel.pdf', 'week/openbaar/bundel.pdf'])
    expect(await filesBelow(out)).toContain(path)
}, 30_000)
afterAll(() => {
  if (mounted) execFileSync('umount', [out])
  rmSync(folder, { recursive: true, force: true })
})

async function startOver(): Promise<void> {
  for (const name of ['een', 'drie', 'week']) rmSync(join(out, name), { recursive: true, force: true })
  rmSync(join(out, 'vol'), { force: true })
  cpSync(first, out, { recursive: true })
  await same()
}

describe.skipIf(process.platform !== 'linux')('over what an earlier run made', () => {
  it.each([
    ['agenda', agenda],
    ['build', build],
  ])('a killed %s leaves every set whole, and the next run is right', async (_name, command) => {
    await startOver()
    const after = 250 + Math.random() * 900
    change(after)
    await run(command, after)
    const left = await torn()
    const open = await inPublic()
    // Killed before it read anything it has changed nothing; once it has changed something, what is secret is gone.
    // Of `build` that holds for each document; the files of a meeting are one set.
    const own = command === build ? 'drie/' : 'week/'
    const isUntouched = (await filesBelow(out))
      .filter((path) => path.startsWith(own))
      .every(
        (path) =>
          existsSync(join(first, path)) && readFileSync(join(out, path)).equals(readFileSync(join(first, path))),
      )
    if (!isUntouched)
      expect(
        open.filter((path) => path.startsWith(own)),
        `killed after ${after} ms`,
      ).toEqual([])
    const next = await run(command)
    expect(next.code, `${next.said}\nkilled after ${after} ms, torn: ${left.join()}`).toBe(command === build ? 1 : 0)
    expect(await torn()).toEqual([])
    expect((await inPublic()).filter((path) => path.startsWith(command === build ? 'drie/' : 'week/'))).toEqual([])
  })

  it.skipIf(process.getuid?.() !== 0)(
    'a full disk is told, every set is whole, and what is secret is gone',
    async () => {
      await startOver()
      change(-1)
      // Otherwise the run takes the first away as well, and has room for the rest, of which the second is the larger part.
      for (const set of ['drie/openbaar', 'week/intern']) rmSync(join(out, set), { recursive: true })
      const { bavail, bsize } = statfsSync(out)
      writeFileSync(join(out, 'vol'), Buffer.alloc(Number(bavail) * Number(bsize)))
      const { code, said } = await run(agenda)
      expect([code, said]).toEqual([3, expect.stringContaining('[omgeving/schijf-vol]')])
      expect(await torn()).toEqual([])
      expect((await inPublic()).filter((path) => path.startsWith('week/'))).toEqual([])
    },
  )
})
