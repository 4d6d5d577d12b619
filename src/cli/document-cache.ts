import { createHash } from 'node:crypto'
import { chmodSync, lstatSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { browserIdentity } from '../print/browser/browser-identity.ts'
import { knownBrowser } from '../print/browser/find-browser.ts'
import type { Printer } from '../print/printer.ts'
import type { Report } from '../report/report.ts'
import { type FileCache, fileCache } from '../reuse/file-cache.ts'
import type { ReuseServices } from '../reuse/reuse-record.ts'
import { attempt } from '../system/attempt.ts'
import { sha256 } from '../system/digest.ts'
import { ownCache, ownFolder } from '../system/private-folder.ts'
import { readFound } from '../system/read-whole.ts'
import { surroundings } from '../system/surroundings.ts'
import { cacheLimit } from './options/environment-options.ts'
import type { MakeOptions } from './options/make-options.ts'
import type { Terminal } from './terminal/terminal.ts'

/** The document cache in one run. */
export interface DocumentCache {
  /** `reuse` when nothing seems to have changed since an earlier run of the same command, so that no browser may be needed. */
  readonly expectation: 'reuse' | 'make'
  readonly servicesWith: (printer: Printer) => ReuseServices
  /** Stores the facts for the next run's expectation and evicts old entries. */
  readonly end: (report: Report) => Promise<void>
}

/** Bounds the cost of the expectation for a large batch. */
const maxHashedFiles = 100
const sections = { last: 'vorige', browsers: 'browsers' } as const

/**
 * The folder of the cache: `COLLEGEVOORSTEL_CACHE` (`uit` disables it), by default in the user's cache folder. Undefined where no
 * folder is private to the user.
 */
export function cacheFolder({ env, cwd }: Pick<Terminal, 'env' | 'cwd'>): string | undefined {
  const here = { ...surroundings(), env }
  // No shell expands `~` in a settings file.
  const stated = env.COLLEGEVOORSTEL_CACHE?.trim().replace(/^~(?=\/|$)/, () => here.home || '~')
  if (stated?.toLowerCase() === 'uit') return undefined
  // In a sub-folder, since the stated folder may hold other files.
  if (stated) return privateFolder(join(resolve(cwd, stated), 'collegevoorstel-cache'), here.user)
  const own = ownCache(here)
  return own && ownFolder(join(own, 'voorstellen'), here.user)
}

/** Restores the permissions, which a CI system that restores the folder may have widened. */
function privateFolder(folder: string, user: number | undefined): string | undefined {
  try {
    // Never the target of a symbolic link.
    if (lstatSync(folder).isDirectory()) chmodSync(folder, 0o700)
  } catch {
    // Absent, or owned by another user.
  }
  return ownFolder(folder, user)
}

/** Undefined with --no-cache and where no cache is possible. */
export function openDocumentCache(
  files: readonly string[],
  options: MakeOptions,
  terminal: Terminal,
): DocumentCache | undefined {
  const folder = options.cache ? cacheFolder(terminal) : undefined
  if (folder === undefined) return undefined
  const limit = cacheLimit(terminal.env)
  const cache = fileCache(folder)
  const command = sha256(JSON.stringify([terminal.cwd, files, { ...options, reporter: [], quiet: false }]))
  const now = sourcesHash(files, terminal.cwd)
  const before = cache.read(sections.last, command)?.toString()
  return {
    expectation: before !== undefined && before === now ? 'reuse' : 'make',
    servicesWith: (printer) => servicesOf(cache, options.browser, printer, before === undefined ? 'unknown' : 'known'),
    end: async (report) => {
      const isComplete = report.documents.every(({ outcome }) => outcome === 'gemaakt')
      if (isComplete && now !== before) cache.write(sections.last, command, Buffer.from(now))
      if (cache.written === 0) return
      const { tidyNowAndThen } = await import('../reuse/tidy-cache.ts')
      tidyNowAndThen(folder, cache.written, limit)
    },
  }
}

/** @param command whether it ran before: then the version of the browser is worth waiting for */
function servicesOf(
  cache: FileCache,
  given: string | undefined,
  printer: Printer,
  command: 'known' | 'unknown',
): ReuseServices {
  const path = knownBrowser(given, surroundings())
  const identity = path && browserIdentity(path)
  const key = identity && sha256(identity)
  let known = key && cache.read(sections.browsers, key)?.toString()
  let started: Promise<string | undefined> | undefined
  return {
    files: cache,
    browser: async (patience) => {
      if (known || (patience === 'guess' && command === 'unknown')) return known
      // A failed start is reported by the document that needs the browser.
      started ??= printer
        .about()
        .then(({ version }) => version)
        .catch(() => undefined)
      return started
    },
    onPrintedBy: (version) => {
      if (version === known) return
      known = version
      if (key) cache.write(sections.browsers, key, Buffer.from(version))
    },
  }
}

/** A hash of the files' content. Comparing it costs less than starting a browser for nothing. */
function sourcesHash(files: readonly string[], cwd: string): string {
  const hash = createHash('sha256')
  for (const file of files.slice(0, maxHashedFiles))
    hash.update(attempt(() => readFound(resolve(cwd, file)).file.sha256) ?? '-')
  return hash.digest('hex')
}
