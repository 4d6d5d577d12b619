import { readdirSync, type Stats, statSync } from 'node:fs'
import { attempt } from './attempt.ts'

/** The entry at a path, links resolved; undefined when there is none or it cannot be read: a circular link, a closed folder. */
export function statOf(path: string): Stats | undefined {
  return attempt(() => statSync(path, { throwIfNoEntry: false }))
}

/** The names in a folder; empty when it is missing or not readable. */
export function namesIn(folder: string): readonly string[] {
  return attempt(() => readdirSync(folder)) ?? []
}
