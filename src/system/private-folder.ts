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
 * The name tells who made the folder: the process, and the machine it ran on. Containers that share a temporary folder
 * have process numbers of their own, so that a number alone does not prove that its process is gone.
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

/** Removes what a killed process of ours left in `parent`: only folders of this user, of this machine, of a dead process. */
export async function sweepPrivateFolders(parent: string, user: number | undefined): Promise<void> {
  const ours = new RegExp(`^${prefix}${machine()}-(\\d+)-`)
  for (const name of namesIn(parent)) {
    const owner = Number(ours.exec(name)?.[1])
    if (!Number.isInteger(owner) || owner === ownPid || isAlive(owner)) continue
    const folder = join(parent, name)
    if (isOwnFolder(folder, user)) await removeFolder(folder)
  }
}

/** Removes a folder and says nothing when that fails: the next start tries again. */
export async function removeFolder(folder: string): Promise<void> {
  // A browser that was just killed may still be writing: try again rather than leave a folder behind.
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 }).catch(() => undefined)
}

/** A real folder (no link) of this user, in which no one else can write. */
export function isOwnFolder(folder: string, user: number | undefined): boolean {
  const stat = attempt(() => lstatSync(folder))
  if (!stat?.isDirectory()) return false
  return user === undefined || (stat.uid === user && (stat.mode & 0o022) === 0)
}

function isAlive(pid: number): boolean {
  try {
    kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, and belongs to someone else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** What decides where the user's cache is. */
export interface CacheSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
  /** The user's number; undefined on Windows, which has none. */
  readonly user: number | undefined
}

/** `$XDG_CACHE_HOME/collegevoorstel`, made if need be; undefined where it cannot be had or is not the user's own. */
export function ownCache({ env, home, user }: CacheSurroundings): string | undefined {
  const base = env.XDG_CACHE_HOME || (home && join(home, '.cache'))
  return base && isAbsolute(base) ? ownFolder(join(base, 'collegevoorstel'), user) : undefined
}

/** A folder that only this user can enter, made if need be; undefined where it cannot be had or is not the user's own. */
export function ownFolder(folder: string, user: number | undefined): string | undefined {
  attempt(() => makeFolder(folder, 0o700))
  return isOwnFolder(folder, user) ? folder : undefined
}
