import { attempt } from '../system/attempt.ts'
import { bufferOf } from './bytes.ts'

/**
 * Segments that a decoder uses (ITU T.88, 7.3): dictionaries, regions, page information, ends of stripes, tables. Not the
 * profiles and extensions, which hold comments, nor ends of pages and files, which a PDF may not contain.
 */
const usedTypes: ReadonlySet<number> = new Set([0, 4, 6, 7, 16, 20, 22, 23, 36, 38, 39, 40, 42, 43, 48, 50, 53])
const shortestHeader = 11
const unknownLength = 0xffffffff

/** Writes the JBIG2 segments of an image stream anew (ISO 32000-1, 7.4.7), not compressed again. Undefined when damaged. */
export function rebuiltJbig2(bytes: Uint8Array): Buffer | undefined {
  return attempt(() => {
    const data = bufferOf(bytes)
    const parts: Buffer[] = []
    // Some writers count the line end before `endstream`.
    for (let at = 0; at + shortestHeader <= data.length; ) {
      const { type, start, length } = headerAt(data, at)
      if (length === unknownLength || start + length > data.length) return undefined
      if (usedTypes.has(type)) parts.push(data.subarray(at, start + length))
      at = start + length
      if (type === endOfFile) break
    }
    return Buffer.concat(parts)
  })
}

const endOfFile = 51

/** The header of a segment (ITU T.88, 7.2): its type, and the place of its data. */
function headerAt(
  data: Buffer,
  at: number,
): { readonly type: number; readonly start: number; readonly length: number } {
  const number = data.readUInt32BE(at)
  const flags = data.readUInt8(at + 4)
  let next = at + 5
  let count = data.readUInt8(next) >> 5
  if (count === 7) {
    count = data.readUInt32BE(next) & 0x1fffffff
    next += 4 + Math.ceil((count + 1) / 8)
  } else next += 1
  next += count * (number <= 256 ? 1 : number <= 65536 ? 2 : 4)
  next += (flags & 0x40) === 0 ? 1 : 4
  return { type: flags & 0x3f, start: next + 4, length: data.readUInt32BE(next) }
}
