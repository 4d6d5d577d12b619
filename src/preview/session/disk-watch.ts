import { existsSync, type FSWatcher, watch } from 'node:fs'
import { basename, dirname, sep } from 'node:path'
import { statOf } from '../../system/stat-of.ts'
import { markOf } from '../../system/tracked-files.ts'

/** After a hint, how long nothing more may come before it is looked into; and how long at most it is put off. */
const quiet = 6
const longest = 40
/** An editor that saves in two steps leaves a file empty, or away, for a moment: as long it is waited for. */
const grace = 300
/** How often everything is looked at without a hint: on network disks and in containers none may come. */
const sweep = 700

/**
 * Watches files and folders, those that are not there included. What the operating system tells is taken as a hint only; whether
 * something changed is seen on the disk itself, by the mark of each path. So it makes no difference how a file is saved (written,
 * renamed, taken away and put back), and a hint that never comes costs a moment and no change.
 */
export class DiskWatch {
  readonly #onChange: () => void
  readonly #folders = new Map<string, Folder>()
  readonly #sweeping: NodeJS.Timeout
  #marks: ReadonlyMap<string, string> = new Map()
  #pending: { readonly since: number; timer: NodeJS.Timeout } | undefined
  #unsettled: number | undefined
  #closed = false

  /** @param onChange told once of each change, of whatever path; `follow` comes before the next */
  constructor(onChange: () => void) {
    this.#onChange = onChange
    this.#sweeping = setInterval(() => this.#look(), sweep)
    this.#sweeping.unref()
  }

  /** From now on these paths, by the mark they had when they were used: what has changed since is told at once. */
  follow(marks: ReadonlyMap<string, string>): void {
    if (this.#closed) return
    this.#marks = marks
    this.#listen()
    this.#look()
  }

  close(): void {
    this.#closed = true
    clearInterval(this.#sweeping)
    clearTimeout(this.#pending?.timer)
    for (const { watcher } of this.#folders.values()) watcher?.close()
    this.#folders.clear()
  }

  #hint(): void {
    if (this.#closed) return
    const now = performance.now()
    const since = this.#pending?.since ?? now
    clearTimeout(this.#pending?.timer)
    const timer = setTimeout(() => this.#look(), Math.max(0, Math.min(quiet, since + longest - now)))
    this.#pending = { since, timer }
  }

  #look(): void {
    clearTimeout(this.#pending?.timer)
    this.#pending = undefined
    const changed = [...this.#marks].filter(([path, mark]) => markOf(path) !== mark)
    if (changed.length === 0) {
      this.#unsettled = undefined
      return
    }
    this.#listen()
    const now = performance.now()
    if (changed.some(([path, mark]) => mark !== '' && isGoneOrEmpty(path))) {
      this.#unsettled ??= now
      if (now < this.#unsettled + grace) {
        this.#pending = { since: now, timer: setTimeout(() => this.#look(), 20) }
        return
      }
    }
    this.#unsettled = undefined
    // Told once: what follows has the marks of the run that comes of it.
    this.#marks = new Map([...this.#marks, ...changed.map(([path]): [string, string] => [path, markOf(path)])])
    this.#onChange()
  }

  /** Listens to the folders that the paths are in; of a folder that is not there, to the nearest one above it. */
  #listen(): void {
    const wanted = new Map<string, Set<string>>()
    const want = (folder: string, name: string) => wanted.set(folder, (wanted.get(folder) ?? new Set()).add(name))
    for (const [path, mark] of this.#marks) {
      let [folder, name] = [dirname(path), basename(path)]
      while (!existsSync(folder) && dirname(folder) !== folder) [folder, name] = [dirname(folder), basename(folder)]
      want(folder, name)
      if (mark !== '' && isFolder(path)) want(path, anyName)
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
    try {
      folder.watcher = watch(path, (_, name) => {
        if (name === null || folder.names.has(anyName) || folder.names.has(name) || name === basename(path))
          this.#hint()
      })
      // A folder that goes away ends its watcher; too many watchers for this machine: either way there is the sweep.
      folder.watcher.on('error', () => folder.watcher?.close())
    } catch {
      return folder
    }
    return folder
  }
}

interface Folder {
  /** Names in it that matter; `anyName` where all do. */
  names: Set<string>
  /** Another folder in its place needs another watcher. */
  readonly identity: string
  watcher: FSWatcher | undefined
}

/** No file has it. */
const anyName = sep

function identityOf(path: string): string {
  const about = statOf(path)
  return about === undefined ? '' : `${about.dev}:${about.ino}`
}

function isFolder(path: string): boolean {
  return statOf(path)?.isDirectory() ?? false
}

function isGoneOrEmpty(path: string): boolean {
  const about = statOf(path)
  return about === undefined || (about.isFile() && about.size === 0)
}
