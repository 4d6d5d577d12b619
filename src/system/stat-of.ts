import { readdirSync, type Stats, statSync } from 'node:fs'
import { attempt } from './attempt.ts'

/** What stands at a path, links followed; undefined where nothing is or nothing can be seen: a link in a circle, a closed folder. */
export function statOf(path: string): Stats | undefined {
  return attempt(() => statSync(path, { throwIfNoEntry: false }))
}

/** The names in a folder; none where it is not there or cannot be looked into. */
export function namesIn(folder: string): readonly string[] {
  return attempt(() => readdirSync(folder)) ?? []
}
