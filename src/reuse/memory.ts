import { type Asked, askAgain, listening, markOf } from '../system/asked.ts'

/**
 * What `make` makes of a file, or what it made the last time of the same.
 *
 * @param path of the file
 * @param of all that the result depends on, the file's own hash included, beside what `make` looks at on the disk
 */
export type Memory = <Made>(path: string, of: readonly unknown[], make: () => Made) => Made

/** Remembers of each path only the last, so that memory stays flat. What is made of one path must always be of one type. */
export function lastOfEach(): Memory {
  const known = new Map<string, { readonly of: string; readonly made: unknown; readonly asked: Asked }>()
  return <Made>(path: string, of: readonly unknown[], make: () => Made) => {
    const key = JSON.stringify(of)
    const before = known.get(path)
    if (before?.of === key && [...before.asked.paths].every(([each, mark]) => markOf(each) === mark)) {
      askAgain(before.asked)
      return before.made as Made
    }
    const asked: Asked = { paths: new Map(), kept: new Set() }
    const made = listening(asked, make)
    askAgain(asked)
    known.set(path, { of: key, made, asked })
    return made
  }
}
