import { existsSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { sha256 } from '../system/digest.ts'
import { filesBelow } from '../system/files-below.ts'
import { leadsOut, realFolder } from '../system/inside.ts'

/** An output folder, and the project folder of a document that is written there. */
export interface OutputPlace {
  /** Absolute. */
  readonly out: string
  /** Absolute, symbolic links resolved. */
  readonly root: string
  /** Folders to which the keys of sources are relative, absolute. */
  readonly bases: readonly string[]
  /** The files that hidden keys may name, by these keys; read at the first call. */
  readonly hidden: () => ReadonlyMap<string, string>
}

/** Levels of folders that are searched around an output that is not in the project: other projects may be there too. */
const levelsAround = 5

/** @param root as `OutputPlace.root` */
export function outputPlace(out: string, root: string): OutputPlace {
  const real = realFolder(out)
  const around = dirname(real)
  const bases = [...(leadsOut(relative(root, real)) ? [] : [root]), around]
  const files = () => [
    ...(leadsOut(relative(around, root)) || around === dirname(around)
      ? []
      : filesBelow(around, { without: [real], deep: levelsAround })),
    ...filesBelow(root, { without: [real] }),
  ]
  let known: ReadonlyMap<string, string> | undefined
  const hidden = () => {
    known ??= new Map(files().map((path) => [hiddenKey(keyFrom(path, root, bases)), resolve(path)]))
    return known
  }
  return { out, root, bases, hidden }
}

const elsewhere = 'elders:'
const digest = 'sha256:'

/**
 * The name of a source in the record of an output folder, equal on every machine: relative to the project that contains the output, else
 * to the folder beside it; for an output elsewhere, from the name of the project folder.
 */
export function sourceKey(path: string, { root, bases }: OutputPlace): string {
  return keyFrom(path, root, bases)
}

function keyFrom(path: string, root: string, bases: readonly string[]): string {
  const base = bases.find((folder) => !leadsOut(relative(folder, path)))
  if (base !== undefined) return slashed(relative(base, path))
  return `${elsewhere}${slashed(relative(dirname(root), path))}`
}

/** Whether a key does not show the path of its source. */
export function isHiddenKey(key: string): boolean {
  return key.startsWith(digest)
}

/** A key that does not show the path, for a path with text that may not be public. */
export function hiddenKey(key: string): string {
  return `${digest}${sha256(key)}`
}

/** Whether a key, hidden or not, is that of a path. */
export function isKeyOf(key: string, path: string, place: OutputPlace): boolean {
  const own = sourceKey(path, place)
  return key === (isHiddenKey(key) ? hiddenKey(own) : own)
}

/** The existing file that a key may name, hidden or not; undefined when there is none. */
export function sourceOf(key: string, place: OutputPlace): string | undefined {
  if (isHiddenKey(key)) return place.hidden().get(key)
  if (key.includes('\0')) return undefined
  const paths = key.startsWith(elsewhere)
    ? [resolve(dirname(place.root), key.slice(elsewhere.length))]
    : place.bases.map((base) => resolve(base, key))
  return paths.find((path) => existsSync(path))
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/')
}
