import { createHash } from 'node:crypto'
import { bufferOf, uint32 } from './bytes.ts'
import { rebuiltTag } from './icc-tags.ts'

/** Colour space of a picture, as its profile names it (ICC.1:2022, table 19). */
export type ProfileSpace = 'RGB ' | 'GRAY' | 'CMYK'

/** SHA-256 of profiles that many programs embed and that therefore say nothing about who made a picture. */
const known: ReadonlySet<string> = new Set([
  // libvips: sRGB
  'c56e1685d888f5edb92fe07f2750f387f8fe8e91b32ff8fb0b56bfbbb9458353',
  // libvips: Display P3
  '231752984cd4a5278e1b8d2390fe496767d4511fc81f54e1a5c69ae9ab4c42b5',
  // Argyll: sRGB
  '2a92d4bae450b76d8b0aa42193df974d75f62738ecebf74f01c5e75b12a95796',
  // Argyll: compatible with Adobe RGB (1998)
  '76f4ad83ad4726d33e2291a5b3e3bf4f30b2f723c65a583b74a9365e30e097c7',
])

/** Tags that a colour transform uses; all others describe the device, the maker or the measurement (ICC.1:2022, 9.2). */
const usedTags: ReadonlySet<string> = new Set(
  'rXYZ gXYZ bXYZ wtpt rTRC gTRC bTRC kTRC chad cicp A2B0 A2B1 A2B2 B2A0 B2A1 B2A2'.split(' '),
)
const classes: ReadonlySet<string> = new Set(['scnr', 'mntr', 'prtr', 'spac'])
const headerLength = 128
const mostTags = 100
const mostBytes = 16 << 20

/**
 * An ICC profile with the same colours and without its texts, dates, maker and measurements; a known one unchanged. Undefined
 * when it is damaged or meant for other colours: programs then ignore it as well.
 */
export function rebuiltProfile(bytes: Uint8Array, space: ProfileSpace): Uint8Array | undefined {
  const profile = bufferOf(bytes)
  const name = (at: number) => profile.toString('latin1', at, at + 4)
  if (profile.length < headerLength + 4 || profile.length > mostBytes || name(36) !== 'acsp') return undefined
  const connection = name(20)
  if (name(16) !== space || !classes.has(name(12)) || (connection !== 'XYZ ' && connection !== 'Lab ')) return undefined
  if (known.has(createHash('sha256').update(profile).digest('hex'))) return bytes
  const version = profile[8] === 4 ? 4 : 2
  const tags = tagsOf(profile)
  if (tags === undefined || tags.size === 0) return undefined
  tags.set('desc', version === 4 ? unicodeText : describedText)
  tags.set('cprt', version === 4 ? unicodeText : plainText)
  const header = Buffer.alloc(headerLength)
  header[8] = version
  header[9] = version === 4 ? 0x40 : 0x10
  header.write(name(12) + name(16) + name(20), 12, 'latin1')
  header.write('acsp', 36, 'latin1')
  header.writeUInt32BE(profile.readUInt32BE(64) & 3, 64)
  // The illuminant of the connection space is D50 in every profile (ICC.1:2022, 7.2.16).
  Buffer.from('0000f6d6000100000000d32d', 'hex').copy(header, 68)
  return assembled(header, tags)
}

const empty4 = Buffer.alloc(4)
const plainText = Buffer.concat([Buffer.from('text', 'latin1'), empty4, Buffer.from('-\0', 'latin1')])
const describedText = Buffer.concat([
  Buffer.from('desc', 'latin1'),
  empty4,
  uint32(2),
  Buffer.from('-\0', 'latin1'),
  Buffer.alloc(78),
])
const unicodeText = Buffer.concat([
  Buffer.from('mluc', 'latin1'),
  empty4,
  uint32(1),
  uint32(12),
  Buffer.from('enUS', 'latin1'),
  uint32(2),
  uint32(28),
  Buffer.from([0, 0x2d]),
])

function tagsOf(profile: Buffer): Map<string, Uint8Array> | undefined {
  const count = profile.readUInt32BE(headerLength)
  if (count > mostTags || headerLength + 4 + count * 12 > profile.length) return undefined
  const tags = new Map<string, Uint8Array>()
  for (let index = 0; index < count; index++) {
    const at = headerLength + 4 + index * 12
    const name = profile.toString('latin1', at, at + 4)
    if (!usedTags.has(name)) continue
    const [start, length] = [profile.readUInt32BE(at + 4), profile.readUInt32BE(at + 8)]
    const tag = rebuiltTag(profile.subarray(start, start + length))
    if (tag === undefined) return undefined
    tags.set(name, tag)
  }
  return tags
}

/** Tags with equal content share it, as in most profiles. */
function assembled(header: Buffer, tags: ReadonlyMap<string, Uint8Array>): Buffer {
  const table: Buffer[] = [uint32(tags.size)]
  const contents: Uint8Array[] = []
  const placed = new Map<string, number>()
  let end = headerLength + 4 + tags.size * 12
  for (const [name, tag] of tags) {
    const key = bufferOf(tag).toString('latin1')
    let start = placed.get(key)
    if (start === undefined) {
      start = end
      placed.set(key, start)
      const padding = Buffer.alloc((4 - (tag.length % 4)) % 4)
      contents.push(tag, padding)
      end += tag.length + padding.length
    }
    table.push(Buffer.from(name, 'latin1'), uint32(start), uint32(tag.length))
  }
  header.writeUInt32BE(end, 0)
  return Buffer.concat([header, ...table, ...contents])
}
