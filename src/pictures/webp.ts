import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { attempt } from '../system/attempt.ts'
import { lazily } from '../system/lazily.ts'
import { bufferOf } from './bytes.ts'
import { rebuiltProfile } from './icc-profile.ts'
import { type Orientation, orientationIn } from './orientation.ts'
import type { Raster } from './raster.ts'

export interface WebpHeader {
  readonly width: number
  readonly height: number
  readonly orientation: Orientation
}

interface Chunk {
  readonly type: string
  readonly data: Buffer
}

/** A picture on the canvas of its file; of an animation the first frame (RFC 9649, 2.7). */
interface Placed extends WebpHeader {
  readonly left: number
  readonly top: number
  readonly chunks: readonly Chunk[]
  readonly profile: Uint8Array | undefined
}

/** Undefined when the file is damaged or holds no picture. */
export function readWebpHeader(bytes: Uint8Array): WebpHeader | undefined {
  const found = attempt(() => placedPicture(bytes))
  return found && { width: found.width, height: found.height, orientation: found.orientation }
}

/** Decodes the first picture of a WebP on its canvas, as it is stored. */
export function readWebp(bytes: Uint8Array): Raster | undefined {
  return attempt(() => {
    const found = placedPicture(bytes)
    const picture = found && decoded(fileOf(found))
    if (!picture) return undefined
    const { width, height, left, top, profile } = found
    const colour = { profile, chunks: new Map<string, Uint8Array>() }
    if (picture.width === width && picture.height === height) return { width, height, samples: picture.samples, colour }
    const samples = new Uint8Array(width * height * 4)
    for (let row = 0; row < picture.height; row++) {
      const line = picture.samples.subarray(row * picture.width * 4, (row + 1) * picture.width * 4)
      samples.set(line, ((top + row) * width + left) * 4)
    }
    return { width, height, samples, colour }
  })
}

function chunksIn(data: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = []
  for (let at = 0; at + 8 <= data.length; ) {
    const length = data.readUInt32LE(at + 4)
    if (at + 8 + length > data.length) break
    chunks.push({ type: data.toString('latin1', at, at + 4), data: data.subarray(at + 8, at + 8 + length) })
    at += 8 + length + (length % 2)
  }
  return chunks
}

const drawn = ['ALPH', 'VP8 ', 'VP8L']

function placedPicture(bytes: Uint8Array): Placed | undefined {
  const file = bufferOf(bytes)
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WEBP') return undefined
  const chunks = chunksIn(file.subarray(12, 8 + file.readUInt32LE(4)))
  const dataOf = (name: string) => chunks.find(({ type }) => type === name)?.data
  const [exif, icc, canvas, frame] = ['EXIF', 'ICCP', 'VP8X', 'ANMF'].map(dataOf)
  const orientation = exif ? orientationIn(exif) : 1
  const profile = icc && rebuiltProfile(icc, 'RGB ')
  const inside = frame ? chunksIn(frame.subarray(16)) : chunks
  const picture = inside.filter(({ type }) => drawn.includes(type))
  const stored = sizeOf(picture)
  if (!stored) return undefined
  const size = canvas ? { width: canvas.readUIntLE(4, 3) + 1, height: canvas.readUIntLE(7, 3) + 1 } : stored
  const [left, top] = frame ? [frame.readUIntLE(0, 3) * 2, frame.readUIntLE(3, 3) * 2] : [0, 0]
  if (left + stored.width > size.width || top + stored.height > size.height) return undefined
  return { ...size, orientation, left, top, chunks: picture, profile }
}

/** The size in the header of the image data (RFC 6386, 9.1; RFC 9649, 3.4). */
function sizeOf(chunks: readonly Chunk[]): { readonly width: number; readonly height: number } | undefined {
  for (const { type, data } of chunks) {
    if (type === 'VP8 ') return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff }
    if (type !== 'VP8L') continue
    const bits = data.readUInt32LE(1)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  return undefined
}

/** A file with the image data alone. */
function fileOf({ chunks }: Placed): Buffer {
  const stored = sizeOf(chunks)
  const extended = Buffer.alloc(10)
  extended[0] = 0x10
  extended.writeUIntLE((stored?.width ?? 1) - 1, 4, 3)
  extended.writeUIntLE((stored?.height ?? 1) - 1, 7, 3)
  const all = chunks.length > 1 ? [{ type: 'VP8X', data: extended }, ...chunks] : chunks
  const body = Buffer.concat([
    Buffer.from('WEBP', 'latin1'),
    ...all.flatMap(({ type, data }) => [
      Buffer.from(type, 'latin1'),
      littleEndian(data.length),
      data,
      Buffer.alloc(data.length % 2),
    ]),
  ])
  return Buffer.concat([Buffer.from('RIFF', 'latin1'), littleEndian(body.length), body])
}

function littleEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

// The members in use: the types of Node leave these to the library of a browser.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object, imports: object) => { readonly exports: object }
}

interface Decoder {
  readonly memory: { readonly buffer: ArrayBuffer }
  malloc(size: number): number
  WebPDecodeRGBA(data: number, size: number, width: number, height: number): number
}

/** libwebp, compiled to WebAssembly. */
const decoderModule = lazily(() => {
  const require = createRequire(import.meta.url)
  return new WebAssembly.Module(readFileSync(require.resolve('@cwasm/webp/webp.wasm')))
})

/** Each picture is decoded in memory of its own, so that a malformed one affects no other and nothing outside. */
function decoded(file: Buffer): { readonly width: number; readonly height: number; samples: Uint8Array } | undefined {
  const refuse = () => {
    throw new Error('the decoder has no files')
  }
  const imports = { wasi_snapshot_preview1: { fd_close: refuse, fd_seek: refuse, fd_write: refuse } }
  const decoder = new WebAssembly.Instance(decoderModule(), imports).exports as Decoder
  const input = decoder.malloc(file.length)
  const size = decoder.malloc(8)
  new Uint8Array(decoder.memory.buffer).set(file, input)
  const output = decoder.WebPDecodeRGBA(input, file.length, size, size + 4)
  if (output === 0) return undefined
  const [width = 0, height = 0] = new Uint32Array(decoder.memory.buffer, size, 2)
  return { width, height, samples: new Uint8Array(decoder.memory.buffer, output, width * height * 4) }
}
