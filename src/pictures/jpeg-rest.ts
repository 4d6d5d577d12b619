import { bufferOf } from './bytes.ts'

/**
 * The parts of a JPEG that draw nothing: comments, segments of applications wherever they are, and what follows the end of the image, such
 * as a second picture.
 */
export function jpegRest(bytes: Uint8Array): readonly Buffer[] {
  return jpegParts(bytes).flatMap(({ marker, content }) => (isRest(marker, content) ? [content] : []))
}

export interface JpegPart {
  /** `undefined` for what follows the end, or is no JPEG. */
  readonly marker: number | undefined
  readonly content: Buffer
}

/** All of a JPEG but its coded data. Reads on where a segment is damaged. */
export function jpegParts(bytes: Uint8Array): readonly JpegPart[] {
  const data = bufferOf(bytes)
  const found: JpegPart[] = []
  if (data[0] !== 0xff || data[1] !== 0xd8) return [{ marker: undefined, content: data }]
  for (let at = 2; at + 2 <= data.length; ) {
    const marker = data[at + 1] ?? 0
    if (data[at] !== 0xff || marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7)) {
      // Coded data, filling or damage: on to what may be the next marker.
      const next = data.indexOf(0xff, at + 1)
      if (next < 0) break
      at = next
      continue
    }
    if (marker === 0xd9) return [...found, ...behind(data.subarray(at + 2))]
    const end = Math.min(data.length, at + 2 + (at + 4 <= data.length ? Math.max(2, data.readUInt16BE(at + 2)) : 2))
    const content = data.subarray(at + 4, end)
    found.push({ marker, content })
    at = end
  }
  return found
}

/** A line end that belongs to the file around it is nothing. */
function behind(rest: Buffer): readonly JpegPart[] {
  return rest.some((byte) => byte !== 0 && byte !== 10 && byte !== 13 && byte !== 32)
    ? [{ marker: undefined, content: rest }]
    : []
}

/** All but what a decoder uses: JFIF without a thumbnail, the colour profile, and the colour transform of Adobe. */
function isRest(marker: number | undefined, content: Buffer): boolean {
  if (marker === undefined || marker >= 0xf0) return true
  if (marker < 0xe0) return false
  const begins = (text: string) => content.subarray(0, text.length).toString('latin1') === text
  if (marker === 0xe0) return !(begins('JFIF\0') && content.length <= 14)
  if (marker === 0xe2) return !begins('ICC_PROFILE\0')
  return !(marker === 0xee && begins('Adobe') && content.length <= 12)
}
