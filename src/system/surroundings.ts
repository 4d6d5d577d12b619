import { accessSync, constants, statSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { delimiter } from 'node:path'
import { arch, env, platform } from 'node:process'
import { attempt } from './attempt.ts'

/** What the search for a browser uses of this machine: a parameter, so that a test can state another machine. */
export interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly arch: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
  readonly temporary: string
  /** Prefix of every usual place (`/usr/bin` …); empty on a real machine. */
  readonly root: string
  /** User ID; undefined on Windows, which has none. */
  readonly user: number | undefined
}

/** The machine that the program runs on. */
export function surroundings(): Surroundings {
  return {
    platform,
    arch,
    env,
    // It throws when the user has no entry in the password file and no HOME, as in some containers.
    home: attempt(homedir) ?? '',
    temporary: tmpdir(),
    root: '',
    user: currentUser(),
  }
}

/** Whether a path is a file (not a folder) that this user can execute. On Windows every file counts as executable. */
export function isProgram(path: string): boolean {
  const runs = attempt(() => {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  })
  return runs ?? false
}

/** The folders of PATH, without empty entries: those mean the current folder, whose programs are not trusted. */
export function searchPath(here: Surroundings): readonly string[] {
  const separator = here.platform === platform ? delimiter : here.platform === 'win32' ? ';' : ':'
  const value = here.env.PATH ?? here.env.Path ?? ''
  return value.split(separator).filter((folder) => folder !== '')
}

/** ID of the user who runs the program; undefined on Windows, which has none. */
export function currentUser(): number | undefined {
  // biome-ignore lint/style/noRestrictedGlobals: On Windows node:process has no export named getuid; an import of it would not link.
  return process.getuid?.()
}
