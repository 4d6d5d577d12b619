import { createHash } from 'node:crypto'
import { DamagedPdf } from '../objects/refusal.ts'
import { aes, rc4 } from './ciphers.ts'

/** What determines the key of a file (ISO 32000-2, table 21). */
export interface KeyFacts {
  readonly revision: number
  readonly owner: Buffer
  readonly user: Buffer
  readonly userKey: Buffer
  readonly permissions: number
  readonly id: Buffer
  /** In bytes. */
  readonly keyLength: number
  readonly encryptsMetadata: boolean
}

/** Stands in for a password, here for an empty one (algorithm 2). */
const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')

/** The key that an empty user password gives. @throws DamagedPdf with code `versleuteld` when the password is not empty */
export function fileKey(facts: KeyFacts): Buffer {
  const key = facts.revision >= 5 ? newKey(facts) : oldKey(facts)
  if (key === undefined) throw new DamagedPdf('versleuteld', 'Het PDF-bestand vraagt om een wachtwoord.')
  return key
}

function md5(...parts: readonly Buffer[]): Buffer {
  return createHash('md5').update(Buffer.concat(parts)).digest()
}

/** Algorithms 2, 4 and 5. */
function oldKey({ revision, owner, user, permissions, id, keyLength, encryptsMetadata }: KeyFacts): Buffer | undefined {
  const length = revision === 2 ? 5 : keyLength
  const rights = Buffer.alloc(4)
  rights.writeInt32LE(permissions | 0)
  const unencrypted = revision >= 4 && !encryptsMetadata ? Buffer.alloc(4, 255) : Buffer.alloc(0)
  let key = md5(padding, owner.subarray(0, 32), rights, id, unencrypted)
  if (revision >= 3) for (let round = 0; round < 50; round++) key = md5(key.subarray(0, length))
  key = key.subarray(0, length)
  if (revision === 2) return rc4(key, padding).equals(user.subarray(0, 32)) ? key : undefined
  let expected = md5(padding, id)
  for (let round = 0; round < 20; round++) expected = rc4(Buffer.from(key.map((byte) => byte ^ round)), expected)
  return expected.equals(user.subarray(0, 16)) ? key : undefined
}

/** Algorithm 2.A: two salts follow the hash in the entry U. */
function newKey({ revision, user, userKey }: KeyFacts): Buffer | undefined {
  if (user.length < 48 || userKey.length < 32) return undefined
  const hash = revision === 5 ? sha256 : hardened
  if (!hash(user.subarray(32, 40)).equals(user.subarray(0, 32))) return undefined
  return aes(hash(user.subarray(40, 48)), Buffer.alloc(16), userKey.subarray(0, 32), 'decrypt')
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}

/** Algorithm 2.B for an empty password. */
function hardened(salt: Buffer): Buffer {
  let key = sha256(salt)
  for (let round = 1, last = 256; round <= 64 || last > round - 33; round++) {
    const input = Buffer.concat(Array.from({ length: 64 }, () => key))
    const made = aes(key.subarray(0, 16), key.subarray(16, 32), input, 'encrypt')
    const remainder = made.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3
    key = createHash(['sha256', 'sha384', 'sha512'][remainder] ?? 'sha256')
      .update(made)
      .digest()
    last = made.at(-1) ?? 0
  }
  return key.subarray(0, 32)
}
