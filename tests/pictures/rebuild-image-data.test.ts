import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rebuildImageData } from '../../src/pictures/rebuild-image-data.ts'
import { exifWith, secret } from './planted/planted.ts'
import { plantedJpegs } from './planted/planted-jpeg.ts'

const fixtures = join(import.meta.dirname, 'fixtures')
const text = Buffer.from(secret, 'latin1')

function holds(bytes: Uint8Array | undefined): boolean {
  return bytes !== undefined && Buffer.from(bytes).includes(secret)
}

describe('JPEG', () => {
  const jpeg = readFileSync(join(fixtures, 'pillow/cmyk.jpg'))
  const plain = rebuildImageData(jpeg, 'DCTDecode')

  it.each(plantedJpegs(jpeg))('is the same without $place, and without an orientation', ({ bytes }) => {
    expect(rebuildImageData(bytes, 'DCTDecode')).toEqual(plain)
  })
})

describe.each(readdirSync(join(fixtures, 'openjpeg')))('JPEG 2000: %s', (name) => {
  const original = readFileSync(join(fixtures, 'openjpeg', name))
  const plain = rebuildImageData(original, 'JPXDecode')
  const isFile = name.endsWith('.jp2')
  const start = original.indexOf(Buffer.from([0xff, 0x4f]))
  const box = (type: string, data: Buffer) => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(data.length + 8)
    head.write(type, 4, 'latin1')
    return Buffer.concat([head, data])
  }
  const comment = Buffer.concat([Buffer.from([0xff, 0x64, 0, text.length + 4, 0, 1]), text])
  const firstTile = original.indexOf(Buffer.from([0xff, 0x90, 0, 10]))
  /** Of a file, the box of the codestream grows with it; its last box may run to the end. */
  const toTheEnd = (bytes: Buffer) => {
    const changed = Buffer.from(bytes)
    if (isFile) changed.writeUInt32BE(0, start - 8)
    return changed
  }
  const inserted = (at: number, piece: Buffer) =>
    Buffer.concat([original.subarray(0, at), piece, original.subarray(at)])
  const places: readonly (readonly [string, Buffer])[] = [
    ['a comment', toTheEnd(inserted(firstTile, comment))],
    ['bytes behind the end', Buffer.concat([original, text])],
    ...(isFile
      ? ([
          ['a box behind the end', Buffer.concat([original, box('uuid', text)])],
          ['an XML box', inserted(start - 8, box('xml ', text))],
          ['EXIF', inserted(start - 8, box('uuid', exifWith(1)))],
          ['an unknown box', inserted(start - 8, box('naam', text))],
        ] as const)
      : []),
  ]

  it('is whole, and the same again', () => {
    expect(plain?.length).toBeLessThanOrEqual(original.length)
    expect(plain && rebuildImageData(plain, 'JPXDecode')).toEqual(plain)
    expect(holds(plain)).toBe(false)
  })

  it.each(places)('is the same without %s', (_, bytes) => {
    expect(holds(bytes)).toBe(true)
    expect(rebuildImageData(bytes, 'JPXDecode')).toEqual(plain)
  })

  it('is refused when it is cut off', () => {
    expect(rebuildImageData(original.subarray(0, firstTile + 6), 'JPXDecode')).toBeUndefined()
  })
})

describe('JBIG2', () => {
  const segment = (number: number, type: number, data: Buffer) => {
    const head = Buffer.alloc(11)
    head.writeUInt32BE(number)
    head[4] = type
    head[6] = 1
    head.writeUInt32BE(data.length, 7)
    return Buffer.concat([head, data])
  }
  const page = segment(0, 48, Buffer.from('0000000800000008000000000000000000000000', 'hex').subarray(0, 19))
  // A generic region of eight white rows in MMR coding (ITU T.88, 7.4.6).
  const region = segment(1, 38, Buffer.from('000000080000000800000000000000000001ff', 'hex'))
  const plain = Buffer.concat([page, region])

  it.each([
    ['a comment', Buffer.concat([page, segment(2, 62, Buffer.concat([Buffer.from('20000000', 'hex'), text])), region])],
    ['a profile', Buffer.concat([segment(2, 52, text), page, region])],
    ['what follows the end of the file', Buffer.concat([plain, segment(2, 51, Buffer.alloc(0)), segment(3, 38, text)])],
    ['a segment of an unknown type', Buffer.concat([plain, segment(2, 60, text)])],
    ['an end of the page', Buffer.concat([plain, segment(2, 49, text)])],
    ['the line end of the stream', Buffer.concat([plain, Buffer.from('\n')])],
  ])('is the same without %s', (_, bytes) => {
    expect(rebuildImageData(bytes, 'JBIG2Decode')).toEqual(plain)
  })

  it('is refused when a segment is cut off', () => {
    expect(rebuildImageData(plain.subarray(0, -2), 'JBIG2Decode')).toBeUndefined()
  })
})
