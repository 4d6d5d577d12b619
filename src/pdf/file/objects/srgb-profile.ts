import { dict, Stream } from './objects.ts'

/** Uncompressed: the tone curve compresses badly, and compressing it takes longer than all other metadata. */
export function srgbProfileStream(): Stream {
  return new Stream(dict({ N: 3 }), profile)
}

const profile: Uint8Array = srgbProfile()

/**
 * An sRGB colour profile (ICC 1:2001-04, version 2, three-component matrix) computed from IEC 61966-2-1, for the output intent
 * that PDF/A requires (ISO 19005-2, 6.2.3). Generated, so that no third-party licence applies.
 */
function srgbProfile(): Uint8Array {
  const curve = toneCurve()
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', description('sRGB IEC61966-2.1')],
    ['cprt', Buffer.concat([tag('text'), Buffer.from('Public domain\0', 'latin1')])],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    // The primaries, adapted from D65 to the D50 of the profile connection space (Bradford).
    ['rXYZ', xyz(0.4360747, 0.2225045, 0.0139322)],
    ['gXYZ', xyz(0.3850649, 0.7168786, 0.0971045)],
    ['bXYZ', xyz(0.1430804, 0.0606169, 0.7141733)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  const table = Buffer.alloc(4 + tags.length * 12)
  table.writeUInt32BE(tags.length, 0)
  const parts: Buffer[] = []
  const places = new Map<Buffer, number>()
  let at = 128 + table.length
  for (const [index, [name, data]] of tags.entries()) {
    const place = places.get(data) ?? at
    if (!places.has(data)) {
      places.set(data, place)
      const padded = Buffer.alloc(Math.ceil(data.length / 4) * 4)
      data.copy(padded)
      parts.push(padded)
      at += padded.length
    }
    table.write(name, 4 + index * 12, 'latin1')
    table.writeUInt32BE(place, 8 + index * 12)
    table.writeUInt32BE(data.length, 12 + index * 12)
  }
  return Buffer.concat([header(at), table, ...parts])
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(128)
  bytes.writeUInt32BE(size, 0)
  bytes.writeUInt32BE(0x02100000, 8)
  bytes.write('mntrRGB XYZ ', 12, 'latin1')
  // 1 January 2000: the format requires a date; a fixed one keeps the output reproducible.
  for (const [index, value] of [2000, 1, 1, 0, 0, 0].entries()) bytes.writeUInt16BE(value, 24 + index * 2)
  bytes.write('acsp', 36, 'latin1')
  xyz(0.9642, 1, 0.8249).copy(bytes, 68, 8)
  return bytes
}

function tag(name: string): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.write(name, 'latin1')
  return bytes
}

function xyz(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(20)
  bytes.write('XYZ ', 'latin1')
  for (const [index, value] of values.entries()) bytes.writeInt32BE(Math.round(value * 65536), 8 + index * 4)
  return bytes
}

function description(text: string): Buffer {
  const ascii = Buffer.from(`${text}\0`, 'latin1')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(ascii.length)
  // No Unicode and no Macintosh description: their counts and fields are zero.
  return Buffer.concat([tag('desc'), length, ascii, Buffer.alloc(4 + 4 + 2 + 1 + 67)])
}

function toneCurve(): Buffer {
  const count = 1024
  const bytes = Buffer.alloc(12 + count * 2)
  bytes.write('curv', 'latin1')
  bytes.writeUInt32BE(count, 8)
  for (let index = 0; index < count; index++) {
    const value = index / (count - 1)
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    bytes.writeUInt16BE(Math.round(linear * 65535), 12 + index * 2)
  }
  return bytes
}
