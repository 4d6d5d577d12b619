import { createHash } from 'node:crypto'
import { chmodSync, lstatSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { browserIdentity } from '../print/browser/browser-identity.ts'
import { knownBrowser } from '../print/browser/find-browser.ts'
import type { Printer } from '../print/printer.ts'
import type { Report } from '../report/report.ts'
import { type FileCache, fileCache } from '../reuse/file-cache.ts'
import type { ReuseServices } from '../reuse/reuse-record.ts'
import { ownCache, ownFolder } from '../system/private-folder.ts'
import { readFound } from '../system/read-whole.ts'
import { surroundings } from '../system/surroundings.ts'
import { cacheLimit } from './options/environment-options.ts'
import type { MakeOptions } from './options/make-options.ts'
import type { Terminal } from './terminal/terminal.ts'

/** The cache as one run uses it. */
export interface DocumentCache {
  /** Whether nothing seems to have changed since an earlier run of the same command: then perhaps no browser is needed. */
  readonly expectation: 'reuse' | 'make'
  readonly servicesWith: (printer: Printer) => ReuseServices
  /** Keeps what the next run goes by, and makes room. */
  readonly end: (report: Report) => Promise<void>
}

/** Of so many files the first look is cheap, whatever the number asked for. */
const filesLookedAt = 100
const rooms = { last: 'vorige', browsers: 'browsers' } as const

/**
 * The folder of the cache: `COLLEGEVOORSTEL_CACHE` where it is set (`uit` for none), as a CI job does that may only keep what lies in
 * its project; else in the user's own cache folder. Undefined where there is none that is the user's own.
 */
export function cacheFolder({ env, cwd }: Pick<Terminal, 'env' | 'cwd'>): string | undefined {
  const here = { ...surroundings(), env }
  // In a file of settings nothing stands for the home folder but the sign that people type for it.
  const stated = env.COLLEGEVOORSTEL_CACHE?.trim().replace(/^~(?=\/|$)/, () => here.home || '~')
  if (stated?.toLowerCase() === 'uit') return undefined
  // A folder of our own in it: there may be other things in one that somebody names.
  if (stated) return closedFolder(join(resolve(cwd, stated), 'collegevoorstel-cache'), here.user)
  const own = ownCache(here)
  return own && ownFolder(join(own, 'voorstellen'), here.user)
}

/** A build server that brings a folder back may have opened it to everyone. */
function closedFolder(folder: string, user: number | undefined): string | undefined {
  try {
    // Not what a link points to: that may be anything.
    if (lstatSync(folder).isDirectory()) chmodSync(folder, 0o700)
  } catch {
    // Not there yet, or not ours.
  }
  return ownFolder(folder, user)
}

/** Undefined with --no-cache, or where no cache can be had. */
export function openDocumentCache(
  files: readonly string[],
  options: MakeOptions,
  terminal: Terminal,
): DocumentCache | undefined {
  const folder = options.cache ? cacheFolder(terminal) : undefined
  if (folder === undefined) return undefined
  const limit = cacheLimit(terminal.env)
  const cache = fileCache(folder)
  const command = hashOf(JSON.stringify([terminal.cwd, files, { ...options, reporter: [], quiet: false }]))
  const now = sourcesHash(files, terminal.cwd)
  const before = cache.read(rooms.last, command)?.toString()
  return {
    expectation: before !== undefined && before === now ? 'reuse' : 'make',
    servicesWith: (printer) => servicesOf(cache, options.browser, printer, before === undefined ? 'unknown' : 'known'),
    end: async (report) => {
      const isWhole = report.documents.every(({ outcome }) => outcome === 'gemaakt')
      if (isWhole && now !== before) cache.write(rooms.last, command, Buffer.from(now))
      if (cache.written === 0) return
      const { tidyNowAndThen } = await import('../reuse/tidy-cache.ts')
      tidyNowAndThen(folder, cache.written, limit)
    },
  }
}

/** @param command whether it was run before: then it is worth waiting for a browser to hear its version */
function servicesOf(
  cache: FileCache,
  given: string | undefined,
  printer: Printer,
  command: 'known' | 'unknown',
): ReuseServices {
  const path = knownBrowser(given, surroundings())
  const identity = path && browserIdentity(path)
  const key = identity && hashOf(identity)
  let known = key && cache.read(rooms.browsers, key)?.toString()
  let asked: Promise<string | undefined> | undefined
  return {
    files: cache,
    browser: async (patience) => {
      if (known || (patience === 'guess' && command === 'unknown')) return known
      // One that does not start is told of where it is needed.
      asked ??= printer
        .about()
        .then(({ version }) => version)
        .catch(() => undefined)
      return asked
    },
    onPrintedBy: (version) => {
      if (version === known) return
      known = version
      if (key) cache.write(rooms.browsers, key, Buffer.from(version))
    },
  }
}

/** What the files hold now: a guess at whether anything changed, which costs less than starting a browser for nothing. */
function sourcesHash(files: readonly string[], cwd: string): string {
  const hash = createHash('sha256')
  for (const file of files.slice(0, filesLookedAt)) {
    try {
      hash.update(readFound(resolve(cwd, file)).file.sha256)
    } catch {
      hash.update('-')
    }
  }
  return hash.digest('hex')
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
