import { isAbsolute, join } from 'node:path'
import { makeFolder } from './make-folder.ts'
import { isOwnFolder } from './private-folder.ts'

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
  try {
    makeFolder(folder, 0o700)
  } catch {
    return undefined
  }
  return isOwnFolder(folder, user) ? folder : undefined
}
