import { crc32 } from 'node:zlib'
import { imageSize } from 'image-size'
import { readSvg } from './svg.ts'

/** An image that can be printed: what its bytes say, whatever its name says. */
export interface Picture {
  readonly type: 'image/png' | 'image/jpeg' | 'image/svg+xml'
  readonly bytes: Uint8Array
  /** Extension that fits the type, without a dot. */
  readonly extension: 'png' | 'jpg' | 'svg'
  /** Size as shown (turned as EXIF says), in pixels; of an SVG in CSS pixels. */
  readonly width: number
  readonly height: number
  /** Worth saying, though it can be printed. */
  readonly remark?: PictureProblem
}

/** Why an image cannot be printed (or may look different): two Dutch texts. */
export interface PictureProblem {
  readonly reason: string
  readonly advice: string
}

export const isPicture = (found: Picture | PictureProblem): found is Picture => 'bytes' in found

const megabyte = 1024 * 1024
const most = { bytes: 100 * megabyte, pixels: 250_000_000 }
const much = { bytes: 25 * megabyte, pixels: 100_000_000 }
const saveAs = 'Sla de afbeelding op als PNG, JPEG of SVG.'

/**
 * Judges an image by its content. PNG, JPEG and SVG are printed; of other formats the message names the format.
 * A JPEG loses its comments and camera data (place and time of taking among them), but for its orientation and colour profile.
 */
export function readPicture(bytes: Uint8Array): Picture | PictureProblem {
  if (bytes.length === 0)
    return { reason: 'De afbeelding is leeg.', advice: 'Zet er een ander bestand voor in de plaats.' }
  if (bytes.length > most.bytes)
    return {
      reason: `De afbeelding is te groot: ${inMegabytes(bytes.length)} MB.`,
      advice: `Maak haar kleiner dan ${most.bytes / megabyte} MB.`,
    }
  const format = formatOf(bytes)
  if (format === 'PNG') return readRaster(bytes, 'image/png', 'png')
  if (format === 'JPEG') return readJpeg(bytes)
  if (format === 'PDF')
    return {
      reason: 'Dit is een PDF, geen afbeelding.',
      advice: 'Maak er een bijlage van, of sla de bladzijde op als PNG.',
    }
  if (format !== undefined) return { reason: `Een afbeelding in ${format} kan niet in een PDF.`, advice: saveAs }
  return readSvg(bytes) ?? { reason: 'Dit bestand is geen PNG, JPEG of SVG.', advice: saveAs }
}

const magic: readonly (readonly [string, number, string])[] = [
  ['\x89PNG\r\n\x1a\n', 0, 'PNG'],
  ['\xff\xd8\xff', 0, 'JPEG'],
  ['GIF8', 0, 'GIF'],
  ['WEBP', 8, 'WebP'],
  ['ftypavif', 4, 'AVIF'],
  ['ftyphei', 4, 'HEIC'],
  ['ftypmif1', 4, 'HEIC'],
  ['II*\0', 0, 'TIFF'],
  ['MM\0*', 0, 'TIFF'],
  ['BM', 0, 'BMP'],
  ['%PDF-', 0, 'PDF'],
]

function formatOf(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 32)).toString('latin1')
  return magic.find(([sign, offset]) => start.startsWith(sign, offset))?.[2]
}

function readRaster(
  bytes: Uint8Array,
  type: 'image/png' | 'image/jpeg',
  extension: 'png' | 'jpg',
): Picture | PictureProblem {
  const size = sizeOf(bytes)
  if (size === undefined || !isWhole(bytes, type))
    return { reason: 'De afbeelding is beschadigd.', advice: 'Maak of kopieer haar opnieuw.' }
  const pixels = size.width * size.height
  if (pixels > most.pixels)
    return {
      reason: `De afbeelding is te groot: ${size.width} bij ${size.height} beeldpunten.`,
      advice: 'Maak haar kleiner: op papier zijn 3000 beeldpunten in de breedte genoeg.',
    }
  const heavy = pixels > much.pixels || bytes.length > much.bytes
  return { type, bytes, extension, ...size, ...(heavy ? { remark: heavyRemark(bytes.length, size) } : {}) }
}

/** Whether the file goes on to its end, undamaged: a browser shows what it can of one that does not, and says nothing. */
function isWhole(bytes: Uint8Array, type: 'image/png' | 'image/jpeg'): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  // JPEG: the marker EOI (ITU T.81, B.2.1); what some cameras write behind it does not matter.
  if (type === 'image/jpeg') return file.lastIndexOf(Buffer.from([0xff, 0xd9])) > 0
  // PNG: chunk after chunk up to IEND, each with a sum of what is in it (ISO/IEC 15948, 5.3).
  for (let at = 8; at + 12 <= file.length; ) {
    const type = file.toString('latin1', at + 4, at + 8)
    const end = at + 8 + file.readUInt32BE(at)
    if (end + 4 > file.length) return false
    // Some programs are careless about chunks that may be skipped: those begin with a small letter.
    if (/^[A-Z]/.test(type) && crc32(file.subarray(at + 4, end)) !== file.readUInt32BE(end)) return false
    if (type === 'IEND') return true
    at = end + 4
  }
  return false
}

function heavyRemark(length: number, size: { readonly width: number; readonly height: number }): PictureProblem {
  return {
    reason: `De afbeelding is erg groot: ${inMegabytes(length)} MB, ${size.width} bij ${size.height} beeldpunten.`,
    advice: 'De PDF wordt er groot en traag van. Op papier zijn 3000 beeldpunten in de breedte genoeg.',
  }
}

/** Width and height as shown: EXIF orientations 5 to 8 lie on their side. */
function sizeOf(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  try {
    const { width, height, orientation = 1 } = imageSize(bytes)
    if (!(width > 0 && height > 0)) return undefined
    return orientation >= 5 ? { width: height, height: width } : { width, height }
  } catch {
    return undefined
  }
}

function readJpeg(bytes: Uint8Array): Picture | PictureProblem {
  const jpeg = withoutCameraData(bytes)
  if (jpeg === undefined) return { reason: 'De afbeelding is beschadigd.', advice: 'Maak of kopieer haar opnieuw.' }
  const picture = readRaster(jpeg.bytes, 'image/jpeg', 'jpg')
  if (!isPicture(picture) || jpeg.components !== 4 || picture.remark) return picture
  const remark = {
    reason: 'De afbeelding is in CMYK, de kleuren van een drukkerij.',
    advice: 'De kleuren worden omgerekend en kunnen anders uitvallen. Sla haar op in RGB om dat zelf te bepalen.',
  }
  return { ...picture, remark }
}

/** JFIF, colour profile and Adobe's colour coding stay; EXIF, XMP, Photoshop's block and comments go. */
const keptSegments = new Set([0xe0, 0xe2, 0xee])
const frameHeaders = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])

/** Walks the segments before the image data (ITU T.81, annex B). Undefined where they make no sense. */
function withoutCameraData(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly components: number } | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Uint8Array[] = [data.subarray(0, 2), orientationSegment(bytes)]
  let components = 0
  let at = 2
  while (at + 4 <= data.length) {
    if (data[at] !== 0xff) return undefined
    const marker = data[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xda) {
      if (components === 0) return undefined
      return { bytes: Buffer.concat([...parts, data.subarray(at)]), components }
    }
    const end = at + 2 + data.readUInt16BE(at + 2)
    if (end > data.length) return undefined
    if (frameHeaders.has(marker)) components = data[at + 9] ?? 0
    const personal = (marker >= 0xe0 && marker <= 0xef && !keptSegments.has(marker)) || marker === 0xfe
    if (!personal) parts.push(data.subarray(at, end))
    at = end
  }
  return undefined
}

/** An EXIF segment that holds the orientation alone, or nothing for an image that stands upright. */
function orientationSegment(bytes: Uint8Array): Uint8Array {
  let orientation = 1
  try {
    orientation = imageSize(bytes).orientation ?? 1
  } catch {
    // Told later as a damaged image.
  }
  if (orientation < 2 || orientation > 8) return new Uint8Array()
  const segment = Buffer.from('ffe1002245786966000049492a0008000000010012010300010000000000000000000000', 'hex')
  segment.writeUInt16LE(orientation, 28)
  return segment
}

function inMegabytes(bytes: number): string {
  return (bytes / megabyte).toFixed(0)
}
