import { uint32 } from './bytes.ts'
import { compress } from './compress.ts'
import { pngChunk, pngSignature } from './png-chunks.ts'
import { filtered } from './png-filters.ts'
import type { ColourSpace, Raster } from './raster.ts'

/** How the samples of a raster are stored. */
interface Storage {
  readonly colourType: 0 | 2 | 3 | 4 | 6
  readonly depth: 1 | 2 | 4 | 8 | 16
  /** Red, green, blue and alpha as one number, by index. */
  readonly palette?: readonly number[]
}

/**
 * Writes a raster as a PNG of the smallest kind that holds it exactly: its pixels and its colour space, nothing else. The colour
 * of a fully transparent pixel is not drawn, and is written as black.
 */
export function writePng(raster: Raster): Buffer {
  const { width, height, colour } = raster
  const storage = storageOf(raster)
  const header = Buffer.concat([
    uint32(width),
    uint32(height),
    Buffer.from([storage.depth, storage.colourType, 0, 0, 0]),
  ])
  return Buffer.concat([
    pngSignature,
    pngChunk('IHDR', header),
    ...colourChunks(colour),
    ...paletteChunks(storage.palette),
    pngChunk('IDAT', compress(filtered(rowsOf(raster, storage), storage), 6)),
    pngChunk('IEND', new Uint8Array()),
  ])
}

function colourChunks({ profile, chunks }: ColourSpace): readonly Buffer[] {
  const stated = [...chunks].filter(([type]) => type !== 'sRGB' || !profile)
  return [
    ...stated.filter(([type]) => type === 'cICP'),
    ...(profile ? [['iCCP', iccpOf(profile)] as const] : []),
    ...stated.filter(([type]) => type !== 'cICP'),
  ].map(([type, data]) => pngChunk(type, data))
}

function iccpOf(profile: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from('icc\0\0', 'latin1'), compress(profile, 9)])
}

function paletteChunks(palette: readonly number[] | undefined): readonly Buffer[] {
  if (palette === undefined) return []
  const colours = palette.flatMap((pixel) => [pixel >>> 24, (pixel >>> 16) & 0xff, (pixel >>> 8) & 0xff])
  const alphas = palette.map((pixel) => pixel & 0xff)
  while (alphas.at(-1) === 0xff) alphas.pop()
  return [
    pngChunk('PLTE', Buffer.from(colours)),
    ...(alphas.length === 0 ? [] : [pngChunk('tRNS', Buffer.from(alphas))]),
  ]
}

/** A profile belongs to colours of its own kind: with one for RGB, no grey type may be used, and the reverse. */
function storageOf(raster: Raster): Storage {
  const { samples, colour } = raster
  const isWide = samples instanceof Uint16Array
  const { isGrey, isOpaque } = characterOf(samples)
  const profileSpace = colour.profile && Buffer.from(colour.profile.subarray(16, 20)).toString('latin1')
  const grey = profileSpace === undefined ? isGrey : profileSpace === 'GRAY'
  if (!isWide && profileSpace !== 'GRAY') {
    const palette = paletteOf(samples)
    if (palette && !(grey && palette.length > 16)) return { colourType: 3, depth: indexDepth(palette.length), palette }
  }
  const colourType = grey ? (isOpaque ? 0 : 4) : isOpaque ? 2 : 6
  return { colourType, depth: isWide ? 16 : 8 }
}

function characterOf(samples: Raster['samples']): { readonly isGrey: boolean; readonly isOpaque: boolean } {
  const most = samples instanceof Uint16Array ? 0xffff : 0xff
  let [isGrey, isOpaque] = [true, true]
  for (let at = 0; at < samples.length && (isGrey || isOpaque); at += 4) {
    if (samples[at + 3] !== most) isOpaque = false
    if (samples[at + 3] !== 0 && (samples[at] !== samples[at + 1] || samples[at] !== samples[at + 2])) isGrey = false
  }
  return { isGrey, isOpaque }
}

/** The colours in order of first use; undefined when there are more than 256. */
function paletteOf(samples: Raster['samples']): readonly number[] | undefined {
  const found = new Set<number>()
  let last = -1
  for (let at = 0; at < samples.length; at += 4) {
    const pixel = pixelAt(samples, at)
    if (pixel === last) continue
    last = pixel
    found.add(pixel)
    if (found.size > 256) return undefined
  }
  return [...found]
}

function pixelAt(samples: Raster['samples'], at: number): number {
  const alpha = samples[at + 3] ?? 0
  if (alpha === 0) return 0
  return (samples[at] ?? 0) * 0x1000000 + (samples[at + 1] ?? 0) * 0x10000 + (samples[at + 2] ?? 0) * 0x100 + alpha
}

function indexDepth(colours: number): 1 | 2 | 4 | 8 {
  if (colours <= 2) return 1
  if (colours <= 4) return 2
  return colours <= 16 ? 4 : 8
}

/** Unfiltered rows. */
function rowsOf(raster: Raster, storage: Storage): readonly Uint8Array[] {
  const { width, height, samples } = raster
  const rowOf = storage.palette ? indexRow(storage.palette, storage.depth) : sampleRow(storage)
  return Array.from({ length: height }, (_, row) => rowOf(samples.subarray(row * width * 4, (row + 1) * width * 4)))
}

type ToRow = (pixels: Raster['samples']) => Uint8Array

function indexRow(palette: readonly number[], depth: number): ToRow {
  const indexOf = new Map(palette.map((pixel, index) => [pixel, index]))
  const perByte = 8 / depth
  return (pixels) => {
    const row = new Uint8Array(Math.ceil(pixels.length / 4 / perByte))
    for (let column = 0; column * 4 < pixels.length; column++) {
      const index = indexOf.get(pixelAt(pixels, column * 4)) ?? 0
      const at = Math.floor(column / perByte)
      row[at] = (row[at] ?? 0) | (index << (8 - depth * ((column % perByte) + 1)))
    }
    return row
  }
}

/** The samples of a pixel that each colour type stores: red stands for grey. */
const storedSamples = { 0: [0], 2: [0, 1, 2], 3: [], 4: [0, 3], 6: [0, 1, 2, 3] } as const

function sampleRow({ colourType, depth }: Storage): ToRow {
  const stored: readonly number[] = storedSamples[colourType]
  return (pixels) => {
    const row = new Uint8Array((pixels.length / 4) * stored.length * (depth >> 3))
    let to = 0
    for (let at = 0; at < pixels.length; at += 4)
      for (const sample of stored) {
        const value = pixels[at + 3] === 0 ? 0 : (pixels[at + sample] ?? 0)
        if (depth === 16) row[to++] = value >> 8
        row[to++] = value
      }
    return row
  }
}
