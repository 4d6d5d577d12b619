import { AsyncLocalStorage } from 'node:async_hooks'
import { statSync } from 'node:fs'

/**
 * What a piece of work looked at on the disk, found or not: by absolute path, as it stood just before it was looked at for the first
 * time. Told apart by `markOf`.
 */
export interface Asked {
  readonly paths: Map<string, string>
  /** Those among them from which something was made that is kept for a next time. */
  readonly kept: Set<string>
}

const listener = new AsyncLocalStorage<Asked>()

/** Runs a piece of work and notes what it asks for, also when it fails. */
export function listening<Result>(asked: Asked, work: () => Result): Result {
  return listener.run(asked, work)
}

/** To be told before every look at the disk that what is made depends on. */
export function ask(path: string): void {
  const asked = listener.getStore()
  if (asked === undefined || asked.paths.has(path)) return
  asked.paths.set(path, markOf(path))
}

/** Tells what was asked for earlier, as if it were asked for now. */
export function askAgain({ paths, kept }: Asked): void {
  const asked = listener.getStore()
  if (asked === undefined) return
  for (const [path, mark] of paths) if (!asked.paths.has(path)) asked.paths.set(path, mark)
  for (const path of kept) asked.kept.add(path)
}

/**
 * Makes something once, and tells each time it is used again what was asked for to make it: who listens hears the same as if it were
 * made anew.
 */
export function keepAsked<Value>(make: () => Value): () => Value {
  let known: { readonly value: Value; readonly asked: Asked } | undefined
  return () => {
    if (known === undefined) {
      const asked: Asked = { paths: new Map(), kept: new Set() }
      // Where nobody listens now nobody will: what is kept does not outlive a run there.
      const value = listener.getStore() === undefined ? make() : listening(asked, make)
      known = { value, asked: { ...asked, kept: new Set(asked.paths.keys()) } }
    }
    askAgain(known.asked)
    return known.value
  }
}

/** Differs whenever what stands at a path may have changed: a file by what it holds, a folder by which names are in it. */
export function markOf(path: string): string {
  try {
    const about = statSync(path, { throwIfNoEntry: false, bigint: true })
    return about === undefined ? '' : `${about.ino}:${about.size}:${about.mtimeNs}:${about.ctimeNs}`
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'onleesbaar'
  }
}
