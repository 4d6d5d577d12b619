import { crc32 } from 'node:zlib'
import { imageSize } from 'image-size'
import { attempt } from '../../system/attempt.ts'
import { isPicture, type Picture, type PictureProblem } from './picture.ts'
import { readSvg } from './svg.ts'

export { isPicture, type Picture, type PictureProblem } from './picture.ts'

const megabyte = 1024 * 1024
const most = { bytes: 100 * megabyte, pixels: 250_000_000 }
const much = { bytes: 25 * megabyte, pixels: 100_000_000 }
const saveAs = 'Sla de afbeelding op als PNG, JPEG of SVG.'

/**
 * Reads an image by its content: PNG, JPEG or SVG. Comments and camera metadata, such as place and time, are removed from a JPEG,
 * except its orientation and colour profile.
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
  return magic.find(([signature, offset]) => start.startsWith(signature, offset))?.[2]
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

/** Whether the file is complete and undamaged: a browser silently shows part of a damaged one. */
function isWhole(bytes: Uint8Array, type: 'image/png' | 'image/jpeg'): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  // JPEG: the EOI marker (ITU T.81, B.2.1); some cameras write data after it.
  if (type === 'image/jpeg') return file.lastIndexOf(Buffer.from([0xff, 0xd9])) > 0
  // PNG: chunks up to IEND, each with a checksum (ISO/IEC 15948, 5.3).
  for (let at = 8; at + 12 <= file.length; ) {
    const type = file.toString('latin1', at + 4, at + 8)
    const end = at + 8 + file.readUInt32BE(at)
    if (end + 4 > file.length) return false
    // Some programs write wrong checksums in ancillary chunks, whose names start with a lower-case letter.
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

/** The displayed size: EXIF orientations 5 to 8 swap width and height. */
function sizeOf(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  const { width = 0, height = 0, orientation = 1 } = attempt(() => imageSize(bytes)) ?? {}
  if (!(width > 0 && height > 0)) return undefined
  return orientation >= 5 ? { width: height, height: width } : { width, height }
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

/** JFIF, colour profile and Adobe colour transform are kept; EXIF, XMP, Photoshop data and comments are removed. */
const keptSegments = new Set([0xe0, 0xe2, 0xee])
const frameHeaders = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])

/** Filters the segments before the image data (ITU T.81, annex B). Undefined when they are malformed. */
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

/** An EXIF segment with the orientation only; empty for an upright image. */
function orientationSegment(bytes: Uint8Array): Uint8Array {
  // One that cannot be read is reported later as damaged.
  const orientation = attempt(() => imageSize(bytes).orientation) ?? 1
  if (orientation < 2 || orientation > 8) return new Uint8Array()
  const segment = Buffer.from('ffe1002245786966000049492a0008000000010012010300010000000000000000000000', 'hex')
  segment.writeUInt16LE(orientation, 28)
  return segment
}

function inMegabytes(bytes: number): string {
  return (bytes / megabyte).toFixed(0)
}
