import { sha256 } from '../../system/digest.ts'

/**
 * An identifier that follows from what it identifies: UUID version 8 (RFC 9562, 5.8) from a hash, so that a second run, on another machine
 * too, gives the same one.
 */
export function identityOf(...parts: readonly string[]): string {
  const digest = sha256(JSON.stringify(['collegevoorstel', ...parts]))
  const variant = '89ab'[Number.parseInt(digest[16] ?? '0', 16) % 4] ?? '8'
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-')
}
