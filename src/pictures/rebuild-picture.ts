import { type GifHeader, readGif, readGifHeader } from './gif.ts'
import { readJpegHeader, rebuiltJpeg } from './jpeg.ts'
import { type Orientation, swapsSides } from './orientation.ts'
import { readPng, readPngHeader } from './png-reader.ts'
import { writePng } from './png-writer.ts'
import { type Raster, upright } from './raster.ts'
import { readWebp, readWebpHeader } from './webp.ts'

/** A kind of picture of pixels that a browser draws. */
export type PictureKind = 'jpeg' | 'png' | 'gif' | 'webp'

/** A picture that contains what draws it and nothing else. */
export interface RebuiltPicture {
  readonly type: 'image/jpeg' | 'image/png'
  readonly bytes: Uint8Array
}

/** What a picture states about itself. */
export interface PictureHeader {
  /** Displayed size in pixels: after turning. */
  readonly width: number
  readonly height: number
  readonly isTurned: boolean
  /** CMYK, the colours of a printer. */
  readonly isCmyk: boolean
}

/**
 * Writes a picture anew from what draws it: pixels, size, colour space and, of a JPEG, its orientation. A JPEG is not compressed
 * again; all others become an upright PNG with the same pixels. Of an animation the first picture is kept. The same input
 * gives the same bytes on every machine.
 * @returns undefined when the picture is damaged; the size should be checked before with `readPictureHeader`
 */
export function rebuildPicture(bytes: Uint8Array, kind: PictureKind): RebuiltPicture | undefined {
  if (kind === 'jpeg') {
    const jpeg = rebuiltJpeg(bytes)
    return jpeg && { type: 'image/jpeg', bytes: jpeg }
  }
  const found = decode(bytes, kind)
  return found && { type: 'image/png', bytes: writePng(upright(found.raster, found.orientation)) }
}

function decode(
  bytes: Uint8Array,
  kind: Exclude<PictureKind, 'jpeg'>,
): { readonly raster: Raster; readonly orientation: Orientation } | undefined {
  if (kind === 'png') return readPng(bytes)
  const raster = kind === 'gif' ? readGif(bytes) : readWebp(bytes)
  return raster && { raster, orientation: kind === 'webp' ? (readWebpHeader(bytes)?.orientation ?? 1) : 1 }
}

/** Reads the size without decoding. Undefined when the file is damaged or incomplete. */
export function readPictureHeader(bytes: Uint8Array, kind: PictureKind): PictureHeader | undefined {
  const found: (GifHeader & { orientation?: Orientation; components?: number }) | undefined = headerReaders[kind](bytes)
  if (!found) return undefined
  const { width, height, orientation = 1, components } = found
  const size = swapsSides(orientation) ? { width: height, height: width } : { width, height }
  return { ...size, isTurned: orientation !== 1, isCmyk: components === 4 }
}

const headerReaders = { jpeg: readJpegHeader, png: readPngHeader, gif: readGifHeader, webp: readWebpHeader }

const signatures: readonly (readonly [PictureKind, string, number])[] = [
  ['png', '\x89PNG\r\n\x1a\n', 0],
  ['jpeg', '\xff\xd8\xff', 0],
  ['gif', 'GIF87a', 0],
  ['gif', 'GIF89a', 0],
  ['webp', 'WEBP', 8],
]

/** The kind by the first bytes, whatever a file is called. */
export function kindOfPicture(bytes: Uint8Array): PictureKind | undefined {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  return signatures.find(([, signature, offset]) => start.startsWith(signature, offset))?.[0]
}
