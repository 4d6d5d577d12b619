import { markOf, type TrackedFiles, trackFiles } from '../system/tracked-files.ts'

/** What a remembered result depends on. */
export interface MemoryKey {
  /** The file that the result is about, absolute. */
  readonly path: string
  /** Everything it depends on, the hash of the file included, besides what `make` reads from disk. */
  readonly of: readonly unknown[]
  /** Records what the result depends on, also when a remembered one is returned. */
  readonly files: TrackedFiles
}

/** The result of `make`, or the one it returned last for the same file and key. */
export type Memory = <Made>(key: MemoryKey, make: (files: TrackedFiles) => Made) => Made

/** Remembers nothing. */
export const noMemory: Memory = ({ files }, make) => make(files)

/** Remembers only the last result of each path, so that memory stays flat. The results of one path must be of one type. */
export function lastOfEach(): Memory {
  const known = new Map<string, { readonly of: string; readonly made: unknown; readonly files: TrackedFiles }>()
  return <Made>({ path, of, files }: MemoryKey, make: (files: TrackedFiles) => Made) => {
    const key = JSON.stringify(of)
    const before = known.get(path)
    if (before?.of === key && [...before.files.marks].every(([each, mark]) => markOf(each) === mark)) {
      files.include(before.files)
      return before.made as Made
    }
    const own = trackFiles()
    const made = make(own)
    files.include(own)
    known.set(path, { of: key, made, files: own })
    return made
  }
}
