import { inflateSync } from 'node:zlib'

/** What a published picture consists of, read without any code of the program: its kind, and its parts by name and length. */
export function inventory(bytes: Buffer): readonly string[] {
  return bytes[0] === 0xff ? jpegParts(bytes) : pngParts(bytes)
}

/** The parts that draw a PNG or JPEG, or tell how its colours are meant; and the whole segment that only states an orientation. */
export const permitted =
  /^(?:IHDR 13|PLTE \d+|tRNS \d+|IDAT \d+|IEND 0|cICP 4|sRGB 1|gAMA 4|cHRM 32|iCCP icc|ffd8|ffe0 JFIF 14|ffe1 Exif 32|ffe2 ICC_PROFILE \d+|ffee Adobe 12|ffdb \d+|ffc4 \d+|ffc[012] \d+|ffdd 2|ffda \d+|ffd9)$/

function pngParts(png: Buffer): readonly string[] {
  const parts: string[] = []
  let at = 8
  while (at < png.length) {
    const length = png.readUInt32BE(at)
    const type = png.toString('latin1', at + 4, at + 8)
    const data = png.subarray(at + 8, at + 8 + length)
    parts.push(type === 'iCCP' ? `iCCP ${data.toString('latin1', 0, data.indexOf(0))}` : `${type} ${length}`)
    at += 12 + length
  }
  return parts
}

function jpegParts(jpeg: Buffer): readonly string[] {
  const parts: string[] = []
  for (let at = 0; at < jpeg.length; ) {
    const marker = jpeg.toString('hex', at, at + 2)
    if (marker === 'ffd8' || marker === 'ffd9') {
      parts.push(marker)
      at += 2
      continue
    }
    const length = jpeg.readUInt16BE(at + 2) - 2
    const name = /^ff(?:e|fe)/.test(marker) ? /^[\w ]+/.exec(jpeg.toString('latin1', at + 4, at + 20))?.[0] : undefined
    parts.push([marker, name, length].filter((part) => part !== undefined).join(' '))
    at += 4 + length
    if (marker === 'ffda')
      while (at < jpeg.length && !/^ff(?!00|d[0-7])/.test(jpeg.toString('hex', at, at + 2))) at += 1
  }
  return parts
}

/** The bytes, and what is packed in them. */
export function unpacked(bytes: Buffer): string {
  const pieces = [bytes]
  for (let at = 8; bytes[0] === 0x89 && at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const data = bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at))
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (type === 'IDAT') pieces.push(inflateSync(data))
    if (type === 'iCCP') pieces.push(inflateSync(data.subarray(data.indexOf(0) + 2)))
  }
  return pieces.map((piece) => piece.toString('latin1')).join('\n')
}
