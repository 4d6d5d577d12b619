import { bufferOf, uint16 } from './bytes.ts'
import { type ProfileSpace, rebuiltProfile } from './icc-profile.ts'
import { type JpegFrame, type JpegScan, type JpegSegment, readJpeg } from './jpeg-reader.ts'
import { scanLengths } from './jpeg-scan.ts'
import { exifOf, type Orientation, orientationIn } from './orientation.ts'

export interface JpegHeader {
  /** As stored. */
  readonly width: number
  readonly height: number
  readonly orientation: Orientation
  /** 1 is grey, 3 colour, 4 CMYK. */
  readonly components: number
}

/** Undefined when the file is damaged, incomplete or of a kind that browsers do not draw (lossless, arithmetic coding). */
export function readJpegHeader(bytes: Uint8Array): JpegHeader | undefined {
  const read = readJpeg(bytes)
  if (!read) return undefined
  const { width, height, components } = read.frame
  return { width, height, orientation: orientationOf(read.segments), components: components.length }
}

/**
 * Writes a JPEG anew from what draws it (ITU T.81, annex B): frame, the tables that its scans use, and the scans, not compressed
 * again. The colour transform and a rewritten colour profile are kept, nothing behind the end is.
 * @param orientation the one that is written; undefined for the stated one
 */
export function rebuiltJpeg(bytes: Uint8Array, orientation?: Orientation): Buffer | undefined {
  const read = readJpeg(bytes)
  if (!read) return undefined
  const { segments, frame, scans } = read
  const lengths = scanLengths(read)
  if (!lengths) return undefined
  const turned = orientation ?? orientationOf(segments)
  const parts: Uint8Array[] = [
    Buffer.from([0xff, 0xd8]),
    ...(segments.some(isJfif) ? [segment(0xe0, jfif)] : []),
    ...(turned === 1 ? [] : [segment(0xe1, exifOf(turned))]),
    ...profileSegments(segments, frame),
    ...adobeSegments(segments),
  ]
  const written = new Map<string, string>()
  const addTable = (marker: number, table: Buffer | undefined, key: string) => {
    if (table === undefined || written.get(key) === table.toString('latin1')) return
    written.set(key, table.toString('latin1'))
    parts.push(segment(marker, table))
  }
  const [firstScan] = scans
  for (const { quantizer } of frame.components)
    addTable(0xdb, firstScan?.quantizers.get(quantizer), `quantizer ${quantizer}`)
  parts.push(segment(frame.marker, frame.header))
  for (const [index, scan] of scans.entries()) {
    addScanTables(scan, frame, addTable)
    if (scan.restart > 0 || written.has('restart')) addTable(0xdd, uint16(scan.restart), 'restart')
    parts.push(segment(0xda, scan.header), scan.data.subarray(0, lengths[index]))
  }
  parts.push(Buffer.from([0xff, 0xd9]))
  return Buffer.concat(parts)
}

type AddTable = (marker: number, table: Buffer | undefined, key: string) => void

function addScanTables(scan: JpegScan, frame: JpegFrame, addTable: AddTable): void {
  for (const { id, direct, alternating } of scan.components) {
    const quantizer = frame.components.find((component) => component.id === id)?.quantizer ?? 0
    addTable(0xdb, scan.quantizers.get(quantizer), `quantizer ${quantizer}`)
    // A refinement of the first coefficient needs no table (ITU T.81, G.1.2.1).
    if (scan.first === 0 && scan.refines === 0) addTable(0xc4, scan.huffman.get(direct), `huffman ${direct}`)
    if (scan.last > 0) addTable(0xc4, scan.huffman.get(0x10 | alternating), `huffman ${0x10 | alternating}`)
  }
}

function segment(marker: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([0xff, marker]), uint16(content.length + 2), content])
}

/** JFIF 1.01 without density and thumbnail: it tells that the colours are YCbCr. */
const jfif = Buffer.from('4a46494600010100000100010000', 'hex')

function isJfif({ marker, content }: JpegSegment): boolean {
  return marker === 0xe0 && content.toString('latin1', 0, 5) === 'JFIF\0' && content.length >= 14
}

/** The Adobe segment tells how colours are transformed (ITU T.872, 6.5.3). */
function adobeSegments(segments: readonly JpegSegment[]): readonly Buffer[] {
  const found = segments.find(
    ({ marker, content }) => marker === 0xee && content.toString('latin1', 0, 5) === 'Adobe' && content.length >= 12,
  )
  const transform = found?.content[11]
  if (transform === undefined) return []
  return [segment(0xee, Buffer.from([...Buffer.from('Adobe', 'latin1'), 0, 100, 0, 0, 0, 0, Math.min(transform, 2)]))]
}

function orientationOf(segments: readonly JpegSegment[]): Orientation {
  const exif = segments.find(
    ({ marker, content }) => marker === 0xe1 && content.toString('latin1', 0, 6) === 'Exif\0\0',
  )
  return exif ? orientationIn(exif.content) : 1
}

const profileMark = 'ICC_PROFILE\0'
const profileHeader = profileMark.length + 2
const largestPiece = 0xffff - 2 - profileHeader

/** A profile is divided over segments with a number and their count (ICC.1:2022, B.4). */
function profileSegments(segments: readonly JpegSegment[], { components }: JpegFrame): readonly Buffer[] {
  const pieces = segments
    .filter(({ marker, content }) => marker === 0xe2 && content.toString('latin1', 0, 12) === profileMark)
    .toSorted((one, other) => (one.content[12] ?? 0) - (other.content[12] ?? 0))
  if (pieces.length === 0) return []
  const space = spaces[components.length]
  const whole = Buffer.concat(pieces.map(({ content }) => content.subarray(profileHeader)))
  const profile = space && rebuiltProfile(whole, space)
  if (!profile) return []
  const count = Math.ceil(profile.length / largestPiece)
  return Array.from({ length: count }, (_, index) => {
    const head = Buffer.from([...Buffer.from(profileMark, 'latin1'), index + 1, count])
    const piece = bufferOf(profile).subarray(index * largestPiece, (index + 1) * largestPiece)
    return segment(0xe2, Buffer.concat([head, piece]))
  })
}

const spaces: Readonly<Record<number, ProfileSpace>> = { 1: 'GRAY', 3: 'RGB ', 4: 'CMYK' }
