import { bufferOf } from './bytes.ts'
import { decompressed } from './gif-lzw.ts'
import type { Raster } from './raster.ts'

export interface GifHeader {
  readonly width: number
  readonly height: number
}

/** The first picture of a GIF, and what is needed to decode it (GIF89a). */
interface FirstPicture extends GifHeader {
  readonly left: number
  readonly top: number
  readonly columns: number
  readonly rows: number
  readonly interlaced: boolean
  readonly palette: Buffer
  /** Index of the transparent colour; -1 for none. */
  readonly clear: number
  readonly codeSize: number
  readonly data: Buffer
}

/** Undefined when the file is damaged or holds no picture. */
export function readGifHeader(bytes: Uint8Array): GifHeader | undefined {
  const found = firstPicture(bytes)
  return found && { width: found.width, height: found.height }
}

/** Decodes the first picture of a GIF on its canvas. No package that decodes GIF is maintained, and the format is final. */
export function readGif(bytes: Uint8Array): Raster | undefined {
  const found = firstPicture(bytes)
  const indices = found && decompressed(found.data, found.codeSize, found.columns * found.rows)
  if (!indices) return undefined
  const { width, height, left, top, columns, rows, palette, clear } = found
  const samples = new Uint8Array(width * height * 4)
  const order = found.interlaced ? interlacedRows(rows) : undefined
  for (let line = 0; line < rows; line++) {
    const row = order?.[line] ?? line
    for (let column = 0; column < columns; column++) {
      const index = indices[line * columns + column] ?? 0
      if (index === clear) continue
      const at = ((top + row) * width + left + column) * 4
      for (let sample = 0; sample < 3; sample++) samples[at + sample] = palette[index * 3 + sample] ?? 0
      samples[at + 3] = 255
    }
  }
  return { width, height, samples, colour: { chunks: new Map() } }
}

/** The order in which the rows are stored (GIF89a, appendix E). */
function interlacedRows(rows: number): readonly number[] {
  const passes = [
    [0, 8],
    [4, 8],
    [2, 4],
    [1, 2],
  ] as const
  return passes.flatMap(([first, step]) =>
    Array.from({ length: Math.max(0, Math.ceil((rows - first) / step)) }, (_, index) => first + index * step),
  )
}

function firstPicture(bytes: Uint8Array): FirstPicture | undefined {
  const file = bufferOf(bytes)
  if (file.length < 13 || !/^GIF8[79]a$/.test(file.toString('latin1', 0, 6))) return undefined
  const screen = { width: file.readUInt16LE(6), height: file.readUInt16LE(8) }
  const shared = paletteAt(file, 13, file[10] ?? 0)
  let clear = -1
  for (let at = 13 + shared.length; at + 10 <= file.length; ) {
    const block = file[at]
    if (block === 0x2c) return pictureAt(file, at, { screen, shared, clear })
    if (block !== 0x21) return undefined
    // Graphic control extension: the transparent colour of the next picture.
    if (file[at + 1] === 0xf9 && file[at + 2] === 4) clear = ((file[at + 3] ?? 0) & 1) === 1 ? (file[at + 6] ?? 0) : -1
    at = subBlocks(file, at + 2).end
  }
  return undefined
}

function paletteAt(file: Buffer, at: number, flags: number): Buffer {
  return (flags & 0x80) === 0 ? Buffer.alloc(0) : file.subarray(at, at + 3 * 2 ** ((flags & 7) + 1))
}

interface Before {
  readonly screen: GifHeader
  readonly shared: Buffer
  readonly clear: number
}

function pictureAt(file: Buffer, at: number, { screen, shared, clear }: Before): FirstPicture | undefined {
  const [left, top] = [file.readUInt16LE(at + 1), file.readUInt16LE(at + 3)]
  const [columns, rows] = [file.readUInt16LE(at + 5), file.readUInt16LE(at + 7)]
  const flags = file[at + 9] ?? 0
  const own = paletteAt(file, at + 10, flags)
  const start = at + 10 + own.length
  const codeSize = file[start] ?? 0
  const palette = own.length > 0 ? own : shared
  const { data, isWhole } = subBlocks(file, start + 1)
  if (columns === 0 || rows === 0 || codeSize < 1 || codeSize > 11 || palette.length === 0 || !isWhole) return undefined
  // A browser enlarges a canvas that is too small for the picture.
  const width = Math.max(screen.width, left + columns)
  const height = Math.max(screen.height, top + rows)
  return { width, height, left, top, columns, rows, interlaced: (flags & 0x40) !== 0, palette, clear, codeSize, data }
}

function subBlocks(file: Buffer, start: number): { readonly data: Buffer; readonly end: number; isWhole: boolean } {
  const pieces: Buffer[] = []
  let at = start
  while (at < file.length) {
    const size = file[at] ?? 0
    at += 1
    if (size === 0) return { data: Buffer.concat(pieces), end: at, isWhole: true }
    pieces.push(file.subarray(at, at + size))
    at += size
  }
  return { data: Buffer.concat(pieces), end: at, isWhole: false }
}
