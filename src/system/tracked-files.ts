import { statSync } from 'node:fs'
import { type Inside, resolveInside } from './inside.ts'
import { readFound, readWhole, type WholeFile } from './read-whole.ts'

/** A reference to a file from a document, and what was found there. */
export interface ResolvedReference {
  readonly root: string
  readonly fromFile: string
  readonly reference: string
  readonly found: Inside
}

/**
 * Reads files and records what a result depends on: paths on this disk for a watcher, and references for a cache that another
 * machine may read.
 */
export interface TrackedFiles {
  /** The mark of every path, found or not, from just before it was first read. */
  readonly marks: ReadonlyMap<string, string>
  readonly references: readonly ResolvedReference[]
  /** Records a path. Call it before reading the disk. */
  readonly note: (path: string) => void
  /** Records what an earlier result depends on, when that result is reused. */
  readonly include: (earlier: Pick<TrackedFiles, 'marks' | 'references'>) => void
  /** As `readWhole`. */
  readonly read: (path: string) => WholeFile | 'ontbreekt' | 'map'
  /** As `readFound`. */
  readonly readFound: (path: string) => WholeFile
  /** As `resolveInside`. */
  readonly resolve: (root: string, fromFile: string, reference: string) => Inside
}

/** @param parent records every path as well */
export function trackFiles(parent?: TrackedFiles): TrackedFiles {
  const marks = new Map<string, string>()
  const references: ResolvedReference[] = []
  const note = (path: string): void => {
    parent?.note(path)
    if (!marks.has(path)) marks.set(path, markOf(path))
  }
  return {
    marks,
    references,
    note,
    include: (earlier) => {
      for (const [path, mark] of earlier.marks) if (!marks.has(path)) marks.set(path, mark)
      references.push(...earlier.references)
      parent?.include({ marks: earlier.marks, references: [] })
    },
    read: (path) => {
      note(path)
      return readWhole(path)
    },
    readFound: (path) => {
      note(path)
      return readFound(path)
    },
    resolve: (root, fromFile, reference) => {
      const found = resolveInside(root, fromFile, reference, note)
      references.push({ root, fromFile, reference, found })
      return found
    },
  }
}

/** Changes whenever the content of a file or the entries of a folder may have changed; empty when nothing is at the path. */
export function markOf(path: string): string {
  try {
    const about = statSync(path, { throwIfNoEntry: false, bigint: true })
    return about === undefined ? '' : `${about.ino}:${about.size}:${about.mtimeNs}:${about.ctimeNs}`
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'onleesbaar'
  }
}
