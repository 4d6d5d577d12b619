import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { run } from '../../src/cli/program.ts'
import { sha256 } from '../../src/system/digest.ts'
import { filesIn, packageProblems } from '../archive/package-problems.ts'
import { fakeTerminal } from '../cli/fake-terminal.ts'

// The meeting that comes with the program, as an archive gets it, by the command line.

const cwd = mkdtempSync(join(tmpdir(), 'week-48-archief-'))
const folder = join(cwd, 'uitvoer/agenda-week-48/archief')
beforeAll(async () => {
  cpSync(join(import.meta.dirname, '../../examples'), cwd, { recursive: true })
  const path = join(cwd, 'agenda-week-48/agenda.yaml')
  // The proposal that is not ready has no outcome.
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^.*kort-en-onaf.*\n/m, ''))
  const terminal = fakeTerminal(cwd)
  const code = await run(['agenda', 'agenda-week-48/agenda.yaml', '--edition', 'intern,openbaar'], terminal)
  if (code !== 0) throw new Error(terminal.err())
}, 300_000)
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

async function archived(...more: readonly string[]) {
  const terminal = fakeTerminal(cwd)
  const code = await run(['archive', 'agenda-week-48/agenda.yaml', ...more], terminal)
  return { code, out: terminal.out(), err: terminal.err() }
}

it('is valid by schema and by our rules, and has the same bytes the second time', async () => {
  const dry = await archived('--dry-run')
  const dryJson = await archived('--dry-run', 'json')
  const real = await archived()
  expect(real).toMatchObject({ code: 0 })
  expect(packageProblems(folder)).toEqual([])
  const sums = () => filesIn(folder).map((path) => `${path} ${sha256(readFileSync(join(folder, path)))}`)
  const first = sums()
  const again = await archived('--reporter', 'json')
  expect(sums()).toEqual(first)
  expect(dry.out).toBe(real.out)
  const paths = real.out.trim().split('\n')
  expect(JSON.parse(dryJson.out)).toEqual({ bestanden: paths })
  expect(made(again.out).map(({ bestand }) => bestand)).toEqual(paths)
  expect(dry.err).toMatch(
    /Er is niets veranderd\. Zonder --dry-run: \d+ bestanden in uitvoer\/agenda-week-48\/archief\n$/,
  )
  expect(real.err).toMatch(/^\d+ bestanden in uitvoer\/agenda-week-48\/archief\n$/)
})

it('holds the secret proposal as an internal document only', () => {
  const secret = filesIn(folder).filter((path) => path.includes('aankoop-scheepswerf'))
  expect(secret.length).toBeGreaterThan(4)
  expect(secret.filter((path) => path.includes('openbaar'))).toEqual([])
  const open = filesIn(join(cwd, 'uitvoer/agenda-week-48/openbaar'))
  expect(open.filter((path) => /scheepswerf|archief|pakbon|MDTO/.test(path))).toEqual([])
})

function made(text: string): readonly { readonly bestand: string }[] {
  return JSON.parse(text).documenten.flatMap(({ gemaakt }: { gemaakt: readonly { bestand: string }[] }) => gemaakt)
}
