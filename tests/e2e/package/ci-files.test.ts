import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, expect, it } from 'vitest'
import { parse } from 'yaml'
import { proposal } from '../../cli/trial-project.ts'

// The shell lines of the files for build servers, as they stand there, on a small project: two parts, a report of both, and again.

const root = fileURLToPath(new URL('../../..', import.meta.url))
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bouwserver-'))
  for (const name of ['een', 'twee', 'drie']) {
    mkdirSync(join(folder, 'voorstellen', name), { recursive: true })
    writeFileSync(join(folder, 'voorstellen', name, 'voorstel.md'), proposal())
  }
  writeFileSync(join(folder, 'collegevoorstel.yaml'), 'gemeente: {naam: Proefstad}\n')
  // What an install would have put there.
  mkdirSync(join(folder, 'bin'))
  writeFileSync(join(folder, 'bin/npm'), '#!/bin/sh\n')
  writeFileSync(
    join(folder, 'bin/npx'),
    `#!/bin/sh\nshift\nexec "${process.execPath}" "${root}bin/collegevoorstel.js" "$@"\n`,
  )
  for (const name of ['npm', 'npx']) chmodSync(join(folder, 'bin', name), 0o755)
  return () => rmSync(folder, { recursive: true, force: true })
})

/** Runs lines as a build server does: one shell, which stops at the first that fails. */
function shell(lines: readonly string[], env: Readonly<Record<string, string>>): string {
  const { COLLEGEVOORSTEL_CACHE: _off, ...own } = process.env
  const path = `${join(folder, 'bin')}${delimiter}${process.env.PATH}`
  return execFileSync('bash', ['-eo', 'pipefail', '-c', lines.join('\n')], {
    cwd: folder,
    env: { ...own, CI: 'true', PATH: path, XDG_CACHE_HOME: join(folder, '.cache'), ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

interface Told {
  readonly bestand: string
  readonly hergebruikt: boolean
}
const reportOf = (part: number): readonly Told[] =>
  JSON.parse(readFileSync(join(folder, `verslagen/deel-${part}.json`), 'utf8')).documenten
const both = () => [...reportOf(1), ...reportOf(2)]
const everyFile = ['drie', 'een', 'twee'].map((name) => `voorstellen/${name}/voorstel.md`)

function expectTwoParts(make: (part: number) => void, merge: () => void): void {
  for (const part of [1, 2]) make(part)
  expect(
    both()
      .map(({ bestand }) => bestand)
      .sort(),
  ).toEqual(everyFile)
  merge()
  for (const part of [1, 2]) make(part)
  expect(both().map(({ hergebruikt }) => hergebruikt)).toEqual([true, true, true])
  merge()
}

it('makes, merges and reuses on GitHub Actions', () => {
  const { jobs, env } = parse(readFileSync(join(root, 'docs/ci/github-actions.yml'), 'utf8'))
  expect(env.XDG_CACHE_HOME).toMatch(/\/\.cache$/)
  expect(jobs.maken.strategy.matrix.deel).toEqual([1, 2])
  const lines = (job: { steps: readonly { run?: string }[] }) => job.steps.flatMap(({ run }) => run ?? [])
  const page = join(folder, 'pagina.md')
  const github = { GITHUB_WORKSPACE: folder, GITHUB_STEP_SUMMARY: page }
  expectTwoParts(
    (part) => shell(lines(jobs.maken), { ...github, DEEL: String(part), DELEN: String(jobs.maken.env.DELEN) }),
    () => shell(lines(jobs.verslag), github),
  )
  expect(readFileSync(join(folder, 'verslag.xml'), 'utf8').match(/<testsuite /g)).toHaveLength(3)
  const text = readFileSync(page, 'utf8')
  // Told by the job that has the whole report, and by no other: once; the second run reused them.
  for (const file of everyFile) expect(text.split(`| ${file} | gemaakt | 3 |`)).toHaveLength(2)
  expect(text).toContain('| hergebruikt | 3 |')
})

it('makes, merges and reuses on GitLab', () => {
  const { maken, verslag, default: every, variables } = parse(readFileSync(join(root, 'docs/ci/gitlab-ci.yml'), 'utf8'))
  expect(variables.XDG_CACHE_HOME).toBe('$CI_PROJECT_DIR/.cache')
  expect(maken.cache.paths).toEqual(['.cache/'])
  expectTwoParts(
    (part) =>
      shell([...every.before_script, ...maken.script], {
        CI_NODE_INDEX: String(part),
        CI_NODE_TOTAL: String(maken.parallel),
      }),
    () => shell([...every.before_script, ...verslag.script], {}),
  )
  expect(readFileSync(join(folder, 'verslagen/deel-1.xml'), 'utf8')).toContain('<testsuite ')
})
