/** A marker segment of a JPEG, from its marker to its end. */
export interface JpegSegment {
  readonly marker: number
  readonly start: number
  readonly end: number
}

/** The segments of a JPEG before its image data (ISO 10918-1, B.1.1.4) that say who made it, when and where. */
export function personalSegments(bytes: Uint8Array): readonly JpegSegment[] {
  return jpegSegments(bytes).filter(({ marker }) => isPersonal(marker))
}

function jpegSegments(bytes: Uint8Array): readonly JpegSegment[] {
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

/** Exif, XMP, IPTC and comments. Not ICC profiles and Adobe colour transforms. */
function isPersonal(marker: number): boolean {
  return marker === 0xe1 || marker === 0xed || marker === 0xfe
}

/** The readable runs in the personal metadata of a photograph. */
export function jpegTexts(bytes: Uint8Array): readonly string[] {
  return personalSegments(bytes)
    .map(({ start, end }) => Buffer.from(bytes.subarray(start + 4, end)).toString('latin1'))
    .flatMap((raw) => raw.match(/[\x20-\x7e\xc0-\xff]{4,}/g)?.join('\n') ?? [])
}
