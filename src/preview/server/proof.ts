import { createHmac } from 'node:crypto'

/** Said before the page's own words, so that the answer proves nothing anywhere else. */
const purpose = 'collegevoorstel watch'

/**
 * What a server answers that knows the token of an address, and no other program can: an open page asks it before it says its
 * address again, for after a restart anything may listen at that port (HMAC-SHA256, RFC 2104).
 *
 * @param path as asked: `/bewijs/<nonce>`, the nonce 32 letters and figures
 * @returns hexadecimal; undefined when the path asks for no proof
 */
export function proofFor(path: string | undefined, token: string): string | undefined {
  const [, nonce] = /^\/bewijs\/([\da-f]{32})$/.exec(path ?? '') ?? []
  return nonce === undefined ? undefined : createHmac('sha256', token).update(`${purpose} ${nonce}`).digest('hex')
}
