/** A part of a JPEG before its picture: marker, start (of the marker) and end. */
export interface JpegSegment {
  readonly marker: number
  readonly start: number
  readonly end: number
}

/** The parts of a JPEG file up to the picture itself (ISO 10918-1, B.1.1.4); empty for what is none. */
export function jpegSegments(bytes: Uint8Array): readonly JpegSegment[] {
  const segments: JpegSegment[] = []
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return segments
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    if (marker === 0xda || length < 2) break
    segments.push({ marker, start: at, end: Math.min(bytes.length, at + 2 + length) })
    at += 2 + length
  }
  return segments
}

/** Exif, XMP, IPTC and comments: what says who made a photograph, when and where. ICC profiles and Adobe's colours are kept. */
export function isAboutMaker(marker: number): boolean {
  return marker === 0xe1 || marker === 0xed || marker === 0xfe
}

/** What a photograph says beside its picture: the readable runs in it. */
export function jpegTexts(bytes: Uint8Array): readonly string[] {
  return jpegSegments(bytes)
    .filter(({ marker }) => isAboutMaker(marker))
    .map(({ start, end }) => Buffer.from(bytes.subarray(start + 4, end)).toString('latin1'))
    .flatMap((raw) => raw.match(/[\x20-\x7e\xc0-\xff]{4,}/g)?.join('\n') ?? [])
}
