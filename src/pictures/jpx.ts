import { attempt } from '../system/attempt.ts'
import { bufferOf, uint16, uint32 } from './bytes.ts'
import { rebuiltProfile } from './icc-profile.ts'

/** Markers of a codestream that decoding needs (ISO 15444-1, A.2); lengths of packets and comments are left out. */
const usedMarkers: ReadonlySet<number> = new Set([
  0xff51, 0xff52, 0xff53, 0xff5c, 0xff5d, 0xff5e, 0xff5f, 0xff60, 0xff61,
])
const [startOfCodestream, startOfTile, startOfData, endOfCodestream] = [0xff4f, 0xff90, 0xff93, 0xffd9]

/**
 * Writes a JPEG 2000 picture anew, not compressed again: the codestream without comments and what follows its end, and of a JP2
 * file the boxes for its colours. Undefined when it is damaged.
 */
export function rebuiltJpx(bytes: Uint8Array): Buffer | undefined {
  return attempt(() => {
    const file = bufferOf(bytes)
    return file.readUInt16BE(0) === startOfCodestream ? codestream(file) : boxes(file)
  })
}

interface Box {
  readonly type: string
  readonly data: Buffer
}

/** The boxes of a superbox or file (ISO 15444-1, I.4). */
function boxesIn(data: Buffer): readonly Box[] {
  const found: Box[] = []
  for (let at = 0; at + 8 <= data.length; ) {
    const stated = data.readUInt32BE(at)
    const head = stated === 1 ? 16 : 8
    const length = stated === 0 ? data.length - at : stated === 1 ? data.readUInt32BE(at + 12) : stated
    if (length < head) break
    found.push({ type: data.toString('latin1', at + 4, at + 8), data: data.subarray(at + head, at + length) })
    at += length
  }
  return found
}

function box(type: string, data: Uint8Array): Buffer {
  return Buffer.concat([uint32(data.length + 8), Buffer.from(type, 'latin1'), data])
}

const signature = Buffer.from('0d0a870a', 'hex')
const fileType = Buffer.from('jp2 \0\0\0\0jp2 ', 'latin1')

function boxes(file: Buffer): Buffer | undefined {
  const found = boxesIn(file)
  const header = found.find(({ type }) => type === 'jp2h')
  const stream = found.find(({ type }) => type === 'jp2c')
  const rebuilt = stream && codestream(stream.data)
  if (!header || !rebuilt) return undefined
  const inside = boxesIn(header.data).flatMap(headerBox)
  return Buffer.concat([
    box('jP  ', signature),
    box('ftyp', fileType),
    box('jp2h', Buffer.concat(inside)),
    box('jp2c', rebuilt),
  ])
}

/** Boxes of the header that determine the colours; resolution and all others are left out. */
function headerBox({ type, data }: Box): readonly Buffer[] {
  if (type === 'ihdr') return [box(type, data.subarray(0, 14))]
  if (type === 'bpcc' || type === 'cmap') return [box(type, data)]
  if (type === 'cdef') return [box(type, data.subarray(0, 2 + data.readUInt16BE(0) * 6))]
  if (type === 'pclr') return [box(type, palette(data))]
  if (type !== 'colr') return []
  const [method, , , ...rest] = data
  if (method === 1) return [box(type, Buffer.from([1, 0, 0, ...rest.slice(0, 4)]))]
  const content = data.subarray(3)
  const profile = rebuiltProfile(content, 'RGB ') ?? rebuiltProfile(content, 'GRAY')
  return profile ? [box(type, Buffer.concat([Buffer.from([2, 0, 0]), profile]))] : []
}

function palette(data: Buffer): Buffer {
  const [entries, columns] = [data.readUInt16BE(0), data[2] ?? 0]
  const depths = [...data.subarray(3, 3 + columns)]
  const entry = depths.reduce((sum, depth) => sum + Math.ceil(((depth & 0x7f) + 1) / 8), 0)
  return data.subarray(0, 3 + columns + entries * entry)
}

function codestream(data: Buffer): Buffer | undefined {
  if (data.readUInt16BE(0) !== startOfCodestream) return undefined
  const parts: Buffer[] = [data.subarray(0, 2)]
  let at = copyMarkers(data, 2, startOfTile, parts)
  while (data.readUInt16BE(at) === startOfTile) {
    const stated = data.readUInt32BE(at + 6)
    const end = stated === 0 ? endOfLastTile(data, at) : at + stated
    if (end > data.length) return undefined
    const inside: Buffer[] = []
    const start = copyMarkers(data, at + 12, startOfData, inside) + 2
    const content = Buffer.concat([...inside, uint16(startOfData), data.subarray(start, end)])
    parts.push(uint16(startOfTile), uint16(10), data.subarray(at + 4, at + 6), uint32(content.length + 12))
    parts.push(data.subarray(at + 10, at + 12), content)
    at = end
    if (at + 2 > data.length) break
  }
  // A codestream that was cut off behind its last tile is drawn as well.
  if (at + 2 <= data.length && data.readUInt16BE(at) !== endOfCodestream) return undefined
  return Buffer.concat([...parts, uint16(endOfCodestream)])
}

/** Copies the used marker segments up to `last`, and returns its position. */
function copyMarkers(data: Buffer, start: number, last: number, parts: Buffer[]): number {
  let at = start
  while (data.readUInt16BE(at) !== last) {
    const length = data.readUInt16BE(at + 2)
    if (length < 2) throw new RangeError('a marker segment is too short')
    if (usedMarkers.has(data.readUInt16BE(at))) parts.push(data.subarray(at, at + 2 + length))
    at += 2 + length
  }
  return at
}

/** In the coded data no two bytes are above 0xFF8F (ISO 15444-1, B.10.1), so that the end marker is found. */
function endOfLastTile(data: Buffer, start: number): number {
  const end = data.indexOf(uint16(endOfCodestream), start)
  return end < 0 ? data.length : end
}
