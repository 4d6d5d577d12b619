import { createHash } from 'node:crypto'

/** The SHA-256 in hexadecimal. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

const known = new WeakMap<Uint8Array, string>()

/** The same, computed once for bytes that are used many times, such as fonts and pages. */
export function digestOf(bytes: Uint8Array): string {
  const digest = known.get(bytes) ?? sha256(bytes)
  known.set(bytes, digest)
  return digest
}
