import { createHash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import { EnvironmentError } from './environment-error.ts'
import { plainText } from './plain-text.ts'

/** A file at the moment it was read; it may have changed since. */
export interface FileRead {
  /** Absolute. */
  readonly path: string
  /** SHA-256 of its bytes, hexadecimal. */
  readonly sha256: string
  /** Size in bytes. */
  readonly length: number
}

export function fileRead(path: string, bytes: Uint8Array): FileRead {
  return { path, sha256: createHash('sha256').update(bytes).digest('hex'), length: bytes.length }
}

export interface WholeFile {
  readonly file: FileRead
  readonly content: Buffer
}

/**
 * Reads a file of the project or of this package.
 *
 * @param path absolute
 * @returns `ontbreekt` or `map` when there is no file
 * @throws EnvironmentError `lezen-mislukt` when the file cannot be read
 */
export function readWhole(path: string): WholeFile | 'ontbreekt' | 'map' {
  try {
    const content = readRegular(path)
    if (content === undefined) throw unreadable(path, 'geen gewoon bestand', undefined)
    return { file: fileRead(path, content), content }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'ontbreekt'
    if (code === 'EISDIR') return 'map'
    throw error instanceof EnvironmentError ? error : unreadable(path, String(code ?? error), error)
  }
}

/** Undefined for a pipe, a socket or a device: reading those may never end. */
function readRegular(path: string): Buffer | undefined {
  const handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const about = fstatSync(handle)
    return about.isFile() || about.isDirectory() ? readFileSync(handle) : undefined
  } finally {
    closeSync(handle)
  }
}

/** Reads a file that was just found. @throws EnvironmentError `lezen-mislukt`, also when it is gone */
export function readFound(path: string): WholeFile {
  const read = readWhole(path)
  if (typeof read === 'string') throw unreadable(path, read, undefined)
  return read
}

function unreadable(path: string, why: string, cause: unknown): EnvironmentError {
  return new EnvironmentError(
    'lezen-mislukt',
    `Het bestand ${path} kan niet worden gelezen (${why}).`,
    'Kijk of het er nog staat en of u het mag lezen.',
    { cause },
  )
}

/** The text of a file; undefined when there is no file. */
export function textOf(read: WholeFile | 'ontbreekt' | 'map'): string | undefined {
  return typeof read === 'string' ? undefined : plainText(read.content.toString('utf8'))
}
