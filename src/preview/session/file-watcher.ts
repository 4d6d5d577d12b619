import { existsSync, type FSWatcher, watch } from 'node:fs'
import { basename, dirname, sep } from 'node:path'
import { attempt } from '../../system/attempt.ts'
import { statOf } from '../../system/stat-of.ts'
import { markOf } from '../../system/tracked-files.ts'

/** Debounce of events, in ms, and the longest that repeated events postpone a comparison. */
const debounce = 6
const maxDelay = 40
/** An editor that saves in two steps leaves a file empty or absent for a moment, in ms. */
const grace = 300
/** Interval of polling, in ms: network disks and containers may send no events. */
const pollInterval = 700

/**
 * Watches files and folders, absent ones included. An event only triggers a comparison of the recorded states with the disk, so
 * that any way of saving is noticed, and a lost event only costs time (docs/decisions.md).
 */
export class FileWatcher {
  readonly #folders = new Map<string, Folder>()
  readonly #polling: NodeJS.Timeout
  #states: ReadonlyMap<string, string> = new Map()
  #pending: { readonly since: number; timer: NodeJS.Timeout } | undefined
  #unsettled: number | undefined
  #closed = false

  /** @param onChange called once per change of any path */
  constructor(private readonly onChange: () => void) {
    this.#polling = setInterval(() => this.#compare(), pollInterval)
    this.#polling.unref()
  }

  /** Replaces the watched paths. Each comes with its state at the time it was read; a change since then is reported at once. */
  follow(states: ReadonlyMap<string, string>): void {
    if (this.#closed) return
    this.#states = states
    this.#listen()
    this.#compare()
  }

  close(): void {
    this.#closed = true
    clearInterval(this.#polling)
    clearTimeout(this.#pending?.timer)
    for (const { watcher } of this.#folders.values()) watcher?.close()
    this.#folders.clear()
  }

  #schedule(): void {
    if (this.#closed) return
    const now = performance.now()
    const since = this.#pending?.since ?? now
    clearTimeout(this.#pending?.timer)
    const timer = setTimeout(() => this.#compare(), Math.max(0, Math.min(debounce, since + maxDelay - now)))
    this.#pending = { since, timer }
  }

  #compare(): void {
    clearTimeout(this.#pending?.timer)
    this.#pending = undefined
    const changed = [...this.#states].filter(([path, state]) => markOf(path) !== state)
    if (changed.length === 0) {
      this.#unsettled = undefined
      return
    }
    this.#listen()
    const now = performance.now()
    if (changed.some(([path, state]) => state !== '' && isGoneOrEmpty(path))) {
      this.#unsettled ??= now
      if (now < this.#unsettled + grace) {
        this.#pending = { since: now, timer: setTimeout(() => this.#compare(), 20) }
        return
      }
    }
    this.#unsettled = undefined
    // Reports each change once; the next run calls `follow` with newer states.
    this.#states = new Map([...this.#states, ...changed.map(([path]): [string, string] => [path, markOf(path)])])
    this.onChange()
  }

  /** Watches the parent folder of each path, or its nearest existing ancestor. */
  #listen(): void {
    const wanted = new Map<string, Set<string>>()
    const want = (folder: string, name: string) => wanted.set(folder, (wanted.get(folder) ?? new Set()).add(name))
    for (const [path, state] of this.#states) {
      let [folder, name] = [dirname(path), basename(path)]
      while (!existsSync(folder) && dirname(folder) !== folder) [folder, name] = [dirname(folder), basename(folder)]
      want(folder, name)
      if (state !== '' && isFolder(path)) want(path, anyName)
    }
    for (const [path, { watcher, identity }] of this.#folders) {
      if (wanted.has(path) && identity === identityOf(path)) continue
      watcher?.close()
      this.#folders.delete(path)
    }
    for (const [path, names] of wanted) {
      const known = this.#folders.get(path)
      if (known) known.names = names
      else this.#folders.set(path, this.#open(path, names))
    }
  }

  #open(path: string, names: Set<string>): Folder {
    const folder: Folder = { names, identity: identityOf(path), watcher: undefined }
    // Where the folder was removed, or the system limit of watchers was reached, polling remains.
    attempt(() => {
      folder.watcher = watch(path, (_, name) => {
        if (name === null || folder.names.has(anyName) || folder.names.has(name) || name === basename(path))
          this.#schedule()
      })
      folder.watcher.on('error', () => folder.watcher?.close())
    })
    return folder
  }
}

interface Folder {
  /** Names of interest in it; `anyName` for all. */
  names: Set<string>
  /** Device and inode; a new folder at the same path needs a new watcher. */
  readonly identity: string
  watcher: FSWatcher | undefined
}

/** Matches every name; no file can have this name itself. */
const anyName = sep

function identityOf(path: string): string {
  const stat = statOf(path)
  return stat === undefined ? '' : `${stat.dev}:${stat.ino}`
}

function isFolder(path: string): boolean {
  return statOf(path)?.isDirectory() ?? false
}

function isGoneOrEmpty(path: string): boolean {
  const stat = statOf(path)
  return stat === undefined || (stat.isFile() && stat.size === 0)
}
