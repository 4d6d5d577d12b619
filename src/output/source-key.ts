import { existsSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { sha256 } from '../system/digest.ts'
import { leadsOut, realOr } from '../system/inside.ts'

/** An output folder, and the project folder of a document that is written there. */
export interface OutputPlace {
  /** Absolute. */
  readonly out: string
  /** Absolute, symbolic links resolved. */
  readonly root: string
  /** Folders to which the keys of sources are relative, absolute. */
  readonly bases: readonly string[]
}

/** @param root as `OutputPlace.root` */
export function outputPlace(out: string, root: string): OutputPlace {
  const real = realFolder(out)
  return { out, root, bases: [...(leadsOut(relative(root, real)) ? [] : [root]), dirname(real)] }
}

const elsewhere = 'elders:'
const digest = 'sha256:'

/**
 * The name of a source in the record of an output folder, equal on every machine: relative to the project that contains the output, else
 * to the folder beside it; for an output elsewhere, from the name of the project folder.
 */
export function sourceKey(path: string, place: OutputPlace): string {
  const base = place.bases.find((folder) => !leadsOut(relative(folder, path)))
  if (base !== undefined) return slashed(relative(base, path))
  return `${elsewhere}${slashed(relative(dirname(place.root), path))}`
}

/** A key that does not show the path, for a path with text that may not be public. */
export function hiddenKey(key: string): string {
  return `${digest}${sha256(key)}`
}

/** Whether a key, hidden or not, is that of a path. */
export function isKeyOf(key: string, path: string, place: OutputPlace): boolean {
  const own = sourceKey(path, place)
  return key === (key.startsWith(digest) ? hiddenKey(own) : own)
}

/** The existing file that a key may name; undefined when there is none, or when the key hides it. */
export function sourceOf(key: string, place: OutputPlace): string | undefined {
  if (key.startsWith(digest) || key.includes('\0')) return undefined
  const paths = key.startsWith(elsewhere)
    ? [resolve(dirname(place.root), key.slice(elsewhere.length))]
    : place.bases.map((base) => resolve(base, key))
  return paths.find((path) => existsSync(path))
}

/** A folder that may not exist yet, with the symbolic links of those above it resolved. */
function realFolder(path: string): string {
  const parent = dirname(path)
  if (existsSync(path) || parent === path) return realOr(path)
  return join(realFolder(parent), basename(path))
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/')
}
