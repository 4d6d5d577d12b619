import { crc32 } from 'node:zlib'
import { bufferOf, uint32 } from './bytes.ts'

export const pngSignature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

export interface PngChunk {
  readonly type: string
  readonly data: Buffer
}

/**
 * The chunks up to and including `IEND`. Undefined when one is cut off, or a critical one is damaged: some programs write wrong
 * checksums in ancillary chunks, whose names start with a lower-case letter (W3C PNG, 5.3 and 5.4).
 */
export function pngChunks(bytes: Uint8Array): readonly PngChunk[] | undefined {
  const file = bufferOf(bytes)
  const chunks: PngChunk[] = []
  if (!file.subarray(0, 8).equals(pngSignature)) return undefined
  for (let at = 8; at + 12 <= file.length; ) {
    const type = file.toString('latin1', at + 4, at + 8)
    const end = at + 8 + file.readUInt32BE(at)
    if (end + 4 > file.length) return undefined
    if (/^[A-Z]/.test(type) && crc32(file.subarray(at + 4, end)) !== file.readUInt32BE(end)) return undefined
    chunks.push({ type, data: file.subarray(at + 8, end) })
    if (type === 'IEND') return chunks
    at = end + 4
  }
  return undefined
}

export function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  return Buffer.concat([uint32(data.length), body, uint32(crc32(body))])
}
