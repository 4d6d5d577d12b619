import { readdirSync, type Stats, statSync } from 'node:fs'

/** What stands at a path, links followed; undefined where nothing is or nothing can be seen: a link in a circle, a closed folder. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

/** The names in a folder; none where it is not there or cannot be looked into. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
