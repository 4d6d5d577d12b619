import type { Dict } from '../objects/objects.ts'

/**
 * The older stream filters (ISO 32000-1, 7.4), still used by other producers. Damaged data ends the decoding; the bytes decoded
 * so far are returned.
 */
export const streamFilters: Readonly<Record<string, (bytes: Uint8Array, options: Dict) => Uint8Array>> = {
  ASCIIHexDecode: fromHex,
  AHx: fromHex,
  ASCII85Decode: fromAscii85,
  A85: fromAscii85,
  LZWDecode: fromLzw,
  LZW: fromLzw,
  RunLengthDecode: fromRunLength,
  RL: fromRunLength,
  // The file has been decrypted when it was opened.
  Crypt: (bytes) => bytes,
}

/** Stops a decompression bomb. */
const largest = 256 * 1024 * 1024

function fromHex(bytes: Uint8Array): Uint8Array {
  const digits = Buffer.from(bytes)
    .toString('latin1')
    .replace(/>[\s\S]*$/, '')
    .replace(/[^0-9a-fA-F]/g, '')
  return Buffer.from(digits.length % 2 === 1 ? `${digits}0` : digits, 'hex')
}

function fromAscii85(bytes: Uint8Array): Uint8Array {
  let zeros = 0
  for (const code of bytes) if (code === 122) zeros++
  const made = new Uint8Array(Math.ceil((bytes.length * 4) / 5) + zeros * 4 + 4)
  let length = 0
  let group: number[] = []
  for (const code of bytes) {
    if (code === 126) break
    if (code === 122 && group.length === 0) length += 4
    else if (code >= 33 && code <= 117) group.push(code - 33)
    if (group.length < 5) continue
    made.set(fourBytes(group), length)
    length += 4
    group = []
  }
  if (group.length > 1) {
    made.set(fourBytes([...group, 84, 84, 84, 84].slice(0, 5)).slice(0, group.length - 1), length)
    length += group.length - 1
  }
  return made.subarray(0, length)
}

function fourBytes(group: readonly number[]): readonly number[] {
  const value = group.reduce((sum, digit) => sum * 85 + digit, 0) % 2 ** 32
  return [Math.floor(value / 2 ** 24), (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
}

function fromRunLength(bytes: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = bytes[at] ?? 128
    if (length === 128) break
    if (length < 128) chunks.push(bytes.subarray(at + 1, at + 2 + length))
    else chunks.push(new Uint8Array(257 - length).fill(bytes[at + 1] ?? 0))
    at += length < 128 ? length + 2 : 2
  }
  return Buffer.concat(chunks)
}

/** Codes of 9 to 12 bits (ISO 32000-1, 7.4.4.3). By default their width changes one code early. */
function fromLzw(bytes: Uint8Array, options: Dict): Uint8Array {
  const early = options.get('EarlyChange') === 0 ? 0 : 1
  const chunks: Uint8Array[] = []
  let table: Uint8Array[] = []
  let previous: Uint8Array | undefined
  let width = 9
  let held = 0
  let bits = 0
  let size = 0
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffffff
    bits += 8
    if (bits < width) continue
    bits -= width
    const code = (held >> bits) & ((1 << width) - 1)
    if (code === 257 || size > largest) break
    if (code === 256) {
      table = []
      previous = undefined
      width = 9
      continue
    }
    const entry = lzwEntry(code, table, previous)
    if (!entry) break
    chunks.push(entry)
    size += entry.length
    if (previous && table.length < 4096 - 258) table.push(Buffer.concat([previous, entry.subarray(0, 1)]))
    previous = entry
    width = Math.min(12, Math.max(9, Math.ceil(Math.log2(table.length + 259 + early))))
  }
  return Buffer.concat(chunks)
}

function lzwEntry(
  code: number,
  table: readonly Uint8Array[],
  previous: Uint8Array | undefined,
): Uint8Array | undefined {
  if (code < 256) return Uint8Array.of(code)
  const known = table[code - 258]
  if (known || !previous) return known
  return Buffer.concat([previous, previous.subarray(0, 1)])
}
