import { createCipheriv, createDecipheriv } from 'node:crypto'

/** AES in CBC mode without padding. */
export function aes(key: Buffer, vector: Buffer, bytes: Buffer, way: 'encrypt' | 'decrypt'): Buffer {
  const name = `aes-${key.length * 8}-cbc`
  const cipher = way === 'encrypt' ? createCipheriv(name, key, vector) : createDecipheriv(name, key, vector)
  cipher.setAutoPadding(false)
  return Buffer.concat([cipher.update(bytes), cipher.final()])
}

/** RC4 both ways. In JavaScript, because the OpenSSL of Node no longer offers it. */
export function rc4(key: Buffer, bytes: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index)
  const swap = (one: number, other: number): void => {
    const held = state[one] ?? 0
    state[one] = state[other] ?? 0
    state[other] = held
  }
  let other = 0
  for (let index = 0; index < 256; index++) {
    other = (other + (state[index] ?? 0) + (key[index % key.length] ?? 0)) & 255
    swap(index, other)
  }
  const made = Buffer.alloc(bytes.length)
  let one = 0
  other = 0
  for (let at = 0; at < bytes.length; at++) {
    one = (one + 1) & 255
    other = (other + (state[one] ?? 0)) & 255
    swap(one, other)
    made[at] = (bytes[at] ?? 0) ^ (state[((state[one] ?? 0) + (state[other] ?? 0)) & 255] ?? 0)
  }
  return made
}
