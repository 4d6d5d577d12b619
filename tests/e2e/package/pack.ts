import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The package as a user gets it: packed, and installed with what it depends on into an empty folder elsewhere. */
export interface Installed {
  readonly folder: string
  readonly run: (program: string, args: readonly string[]) => Ran
  readonly remove: () => void
}

/** Takes the bundle that `npm test` has just built: packing runs no script, so that it is not built a second time. */
export function packAndInstall(): Installed {
  const folder = mkdtempSync(join(tmpdir(), 'pakket-'))
  const home = join(folder, 'thuis')
  const project = join(folder, 'project')
  for (const made of [home, project]) mkdirSync(made)
  must(runIn(root, 'npm', ['pack', '--ignore-scripts', '--pack-destination', folder]))
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? ''
  writeFileSync(join(project, 'package.json'), '{"name":"elders","private":true,"type":"module"}')
  const quiet = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']
  must(runIn(project, 'npm', ['install', join(folder, tarball), ...quiet]))
  return {
    folder: project,
    // A home of its own: what the user of this machine has unpacked or cached must not help.
    run: (program, args) => runIn(project, program, args, { HOME: home, XDG_CACHE_HOME: '' }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function runIn(cwd: string, program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Ran {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: { ...withoutNpm(), ...env },
    shell: process.platform === 'win32',
  })
  if (error) throw error
  return { code: status, stdout, stderr }
}

/** `npm test` tells its children about this project; the project elsewhere must not hear of it. */
function withoutNpm(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(
    ([key]) => !/^(npm_(package|lifecycle|command|config_local_prefix)|INIT_CWD$|VITEST|NODE_ENV$)/.test(key),
  )
  return Object.fromEntries(entries)
}

function must(ran: Ran): void {
  if (ran.code !== 0) throw new Error(`${ran.stdout}\n${ran.stderr}`)
}
