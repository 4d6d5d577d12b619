import { bufferOf } from './bytes.ts'

/** EXIF orientation, 1 to 8 (CIPA DC-008, 4.6.4): 1 is upright, from 5 width and height swap. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

const exifMark = Buffer.from('Exif\0\0', 'latin1')
const orientationTag = 0x0112
const shortType = 3

/** @param bytes a TIFF structure, with or without the mark that precedes it in a JPEG; 1 when it states no orientation */
export function orientationIn(bytes: Uint8Array): Orientation {
  const data = bufferOf(bytes)
  const tiff = data.subarray(0, 6).equals(exifMark) ? data.subarray(6) : data
  const order = tiff.toString('latin1', 0, 4)
  if (tiff.length < 8 || (order !== 'II*\0' && order !== 'MM\0*')) return 1
  const isLittle = order === 'II*\0'
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const start = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (start + 2 > tiff.length) return 1
  const end = Math.min(start + 2 + short(start) * 12, tiff.length - 11)
  for (let at = start + 2; at < end; at += 12)
    if (short(at) === orientationTag && short(at + 2) === shortType) return asOrientation(short(at + 8))
  return 1
}

function asOrientation(value: number): Orientation {
  return value >= 1 && value <= 8 ? (value as Orientation) : 1
}

/** The content of an APP1 segment that states an orientation and nothing else. */
export function exifOf(orientation: Orientation): Buffer {
  const exif = Buffer.from('45786966000049492a0008000000010012010300010000000000000000000000', 'hex')
  exif.writeUInt16LE(orientation, 24)
  return exif
}

export function swapsSides(orientation: Orientation): boolean {
  return orientation >= 5
}
