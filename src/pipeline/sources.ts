import { readSource, type SourceRead } from '../diagnostics/read-source.ts'
import type { TrackedFiles } from '../system/tracked-files.ts'

/** The text files of a run. */
export interface Sources {
  /**
   * Reads a file, or returns what was read of it earlier in the run.
   *
   * @param path absolute
   * @param name how the user knows the file, for messages
   */
  readonly read: (path: string, name: string, files: TrackedFiles) => SourceRead
}

/** Reads each file once, so that everything in a run is derived from the same bytes. */
export function openSources(): Sources {
  const known = new Map<string, SourceRead>()
  return {
    read: (path, name, files) => {
      files.note(path)
      const earlier = known.get(path)
      if (earlier && (earlier.source === undefined || earlier.source.name === name)) return earlier
      const read = readSource(path, name, files.note)
      known.set(path, read)
      return read
    },
  }
}
