import { lstatSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { kill, pid as ownPid } from 'node:process'
import { attempt } from './attempt.ts'
import { sha256 } from './digest.ts'
import { makeFolder } from './make-folder.ts'
import { namesIn } from './stat-of.ts'

const prefix = 'collegevoorstel-'

/**
 * The name identifies the process that made the folder, and its machine. Containers that share a temporary folder have process
 * numbers of their own, so that the number alone does not prove that the process has ended.
 */
function ownPrefix(): string {
  return `${prefix}${machine()}-${ownPid}-`
}

function machine(): string {
  return sha256(hostname()).slice(0, 8)
}

/** Makes a folder in `parent` that only this user can enter. */
export function makePrivateFolder(parent: string): string {
  makeFolder(parent, 0o700)
  return mkdtempSync(join(parent, ownPrefix()))
}

/** Removes what a killed process left in `parent`: only folders of this user, of this machine and of a process that has ended. */
export async function sweepPrivateFolders(parent: string, user: number | undefined): Promise<void> {
  const ours = new RegExp(`^${prefix}${machine()}-(\\d+)-`)
  for (const name of namesIn(parent)) {
    const owner = Number(ours.exec(name)?.[1])
    if (!Number.isInteger(owner) || owner === ownPid || isAlive(owner)) continue
    const folder = join(parent, name)
    if (isOwnFolder(folder, user)) await removeFolder(folder)
  }
}

/** Removes a folder; a failure is not reported, since the next start tries again. */
export async function removeFolder(folder: string): Promise<void> {
  // A browser that was just killed may still be writing, so removal is retried.
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 }).catch(() => undefined)
}

/** A real folder (no link) of this user, in which no one else can write. */
export function isOwnFolder(folder: string, user: number | undefined): boolean {
  const stat = attempt(() => lstatSync(folder))
  if (!stat?.isDirectory()) return false
  return user === undefined || (stat.uid === user && (stat.mode & 0o022) === 0)
}

/** Whether a process of this machine runs. */
export function isAlive(pid: number): boolean {
  try {
    kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: the process exists and belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** What determines where the user's cache is. */
export interface CacheSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
  /** User ID; undefined on Windows, which has none. */
  readonly user: number | undefined
}

/** `$XDG_CACHE_HOME/collegevoorstel`, created when missing; undefined when that fails or it is not the user's own. */
export function ownCache({ env, home, user }: CacheSurroundings): string | undefined {
  const base = env.XDG_CACHE_HOME || (home && join(home, '.cache'))
  return base && isAbsolute(base) ? ownFolder(join(base, 'collegevoorstel'), user) : undefined
}

/** A folder that only this user can enter, created when missing; undefined when that fails or it is not the user's own. */
export function ownFolder(folder: string, user: number | undefined): string | undefined {
  attempt(() => makeFolder(folder, 0o700))
  return isOwnFolder(folder, user) ? folder : undefined
}
