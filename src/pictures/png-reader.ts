import { inflateSync } from 'node:zlib'
import { attempt } from '../system/attempt.ts'
import { rebuiltProfile } from './icc-profile.ts'
import { type Orientation, orientationIn } from './orientation.ts'
import { type PngChunk, pngChunks } from './png-chunks.ts'
import { unfilter } from './png-filters.ts'
import { type PngLayout, painterOf } from './png-pixels.ts'
import type { ColourSpace, Raster } from './raster.ts'

export interface PngHeader {
  readonly width: number
  readonly height: number
  readonly orientation: Orientation
}

/** Samples per pixel and permitted bit depths by colour type (W3C PNG, table 12). */
const colourTypes: ReadonlyMap<number, { readonly channels: number; readonly depths: readonly number[] }> = new Map([
  [0, { channels: 1, depths: [1, 2, 4, 8, 16] }],
  [2, { channels: 3, depths: [8, 16] }],
  [3, { channels: 1, depths: [1, 2, 4, 8] }],
  [4, { channels: 2, depths: [8, 16] }],
  [6, { channels: 4, depths: [8, 16] }],
])

/** Bytes behind the last row that are read and dropped. */
const slack = 1 << 20

/** Of a larger picture, the image data is not unpacked to see whether it is whole. */
const mostUnpacked = 100_000_000

/** Undefined when the file is damaged or incomplete: a browser would show part of it, or nothing, and not report it. */
export function readPngHeader(bytes: Uint8Array): PngHeader | undefined {
  const chunks = pngChunks(bytes)
  const layout = chunks && layoutOf(chunks)
  if (!layout || !chunks.some(({ type }) => type === 'IDAT')) return undefined
  if (layout.width * layout.height <= mostUnpacked && !inflated(chunks, layout)) return undefined
  return { width: layout.width, height: layout.height, orientation: orientationOf(chunks) }
}

/** Decodes the picture of a PNG as it is stored; of an animation the default image. Undefined when it is damaged. */
export function readPng(bytes: Uint8Array): { readonly raster: Raster; readonly orientation: Orientation } | undefined {
  const chunks = pngChunks(bytes)
  const layout = chunks && layoutOf(chunks)
  if (!layout) return undefined
  const rows = inflated(chunks, layout)
  const samples = rows && samplesOf(rows, layout, chunks)
  if (!samples) return undefined
  const { width, height } = layout
  return {
    raster: { width, height, samples, colour: colourOf(chunks, layout) },
    orientation: orientationOf(chunks),
  }
}

function dataOf(chunks: readonly PngChunk[], name: string): Buffer | undefined {
  return chunks.find(({ type }) => type === name)?.data
}

function layoutOf(chunks: readonly PngChunk[]): PngLayout | undefined {
  const header = chunks[0]
  if (header?.type !== 'IHDR' || header.data.length !== 13) return undefined
  const { data } = header
  const [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)]
  const [depth = 0, colourType = 0, , , interlace] = data.subarray(8)
  const known = colourTypes.get(colourType)
  if (width === 0 || height === 0 || !known?.depths.includes(depth)) return undefined
  return { width, height, depth, colourType, interlaced: interlace === 1, channels: known.channels }
}

/** EXIF states the orientation since the third edition (W3C PNG, 11.3.4.5). */
function orientationOf(chunks: readonly PngChunk[]): Orientation {
  const exif = dataOf(chunks, 'eXIf')
  return exif ? orientationIn(exif) : 1
}

/** Of each kept chunk, the only length that it may have. */
const colourChunks: ReadonlyMap<string, number> = new Map([
  ['cICP', 4],
  ['sRGB', 1],
  ['gAMA', 4],
  ['cHRM', 32],
])

function colourOf(chunks: readonly PngChunk[], { colourType }: PngLayout): ColourSpace {
  const stated = new Map<string, Uint8Array>()
  for (const { type, data } of chunks) {
    if (type === 'IDAT') break
    if (colourChunks.get(type) === data.length) stated.set(type, data)
  }
  const profile = profileIn(dataOf(chunks, 'iCCP'), colourType)
  return { profile, chunks: stated }
}

function profileIn(chunk: Buffer | undefined, colourType: number): Uint8Array | undefined {
  if (chunk === undefined) return undefined
  const packed = chunk.subarray(chunk.indexOf(0) + 2)
  const profile = attempt(() => inflateSync(packed, { maxOutputLength: 16 << 20 }))
  return profile && rebuiltProfile(profile, colourType === 0 || colourType === 4 ? 'GRAY' : 'RGB ')
}

/** The first pixel and the distance to the next one, in both directions, of each pass (W3C PNG, 8.2). */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

interface Pass {
  readonly left: number
  readonly top: number
  readonly acrossStep: number
  readonly downStep: number
  readonly columns: number
  readonly rows: number
  readonly rowBytes: number
}

function passesOf({ width, height, depth, channels, interlaced }: PngLayout): readonly Pass[] {
  return (interlaced ? adam7 : ([[0, 0, 1, 1]] as const))
    .map(([left, top, acrossStep, downStep]) => {
      const columns = Math.ceil((width - left) / acrossStep)
      const rows = Math.ceil((height - top) / downStep)
      return { left, top, acrossStep, downStep, columns, rows, rowBytes: Math.ceil((columns * depth * channels) / 8) }
    })
    .filter(({ columns, rows }) => columns > 0 && rows > 0)
}

function inflated(chunks: readonly PngChunk[], layout: PngLayout): Buffer | undefined {
  const size = passesOf(layout).reduce((sum, { rows, rowBytes }) => sum + rows * (rowBytes + 1), 0)
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data))
  const rows = attempt(() => inflateSync(packed, { maxOutputLength: size + slack }))
  return rows && rows.length >= size ? rows : undefined
}

function samplesOf(data: Buffer, layout: PngLayout, chunks: readonly PngChunk[]): Uint8Array | Uint16Array | undefined {
  const { width, height, depth, channels } = layout
  const samples = depth === 16 ? new Uint16Array(width * height * 4) : new Uint8Array(width * height * 4)
  const paint = painterOf(layout, { palette: dataOf(chunks, 'PLTE'), transparency: dataOf(chunks, 'tRNS') }, samples)
  const pixelBytes = Math.max(1, (depth * channels) >> 3)
  let at = 0
  for (const pass of passesOf(layout)) {
    let above: Uint8Array = new Uint8Array(pass.rowBytes)
    for (let row = 0; row < pass.rows; row++) {
      const line = data.subarray(at + 1, at + 1 + pass.rowBytes)
      if (!unfilter(data[at] ?? 0, line, above, pixelBytes)) return undefined
      const first = (pass.top + row * pass.downStep) * width + pass.left
      paint(line, pass.columns, { first, step: pass.acrossStep })
      above = line
      at += pass.rowBytes + 1
    }
  }
  return samples
}
