import { createRequire } from 'node:module'
import { lazily } from '../system/lazily.ts'

// Loaded when something is compressed: making its tables takes 4 % of a check, which compresses nothing.
const fflate = lazily((): typeof import('fflate') => createRequire(import.meta.url)('fflate'))

/**
 * Compresses bytes in the zlib format. In JavaScript on purpose: the output of zlib differs between versions and processors, and
 * the same document must give the same bytes everywhere.
 */
export function compress(bytes: Uint8Array, level: 4 | 6 | 9): Uint8Array {
  return fflate().zlibSync(bytes, { level })
}
