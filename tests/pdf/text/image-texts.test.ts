import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { inspectPrivacy } from '../../../src/pdf/clean/inspect-privacy.ts'
import { allTexts } from '../../../src/pdf/text/all-texts.ts'
import { secret } from '../../pictures/planted/planted.ts'
import { plantedJpegs } from '../../pictures/planted/planted-jpeg.ts'
import { onePage, stream } from '../handmade.ts'

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../../pictures/fixtures', name))
const photos = ['imagemagick/kleur.jpg', 'imagemagick/stapsgewijs.jpg', 'chromium/doek.jpg'] as const

const withImage = (data: Buffer, entries: string) =>
  onePage({ content: 'q 9 0 0 9 0 0 cm /I Do Q', resources: '/XObject<</I 6 0 R>>' }, [
    stream(data.toString('latin1'), `/Subtype/Image/Width 8/Height 8/BitsPerComponent 8${entries}`),
  ])
const jpeg = (data: Buffer) => withImage(data, '/ColorSpace/DeviceRGB/Filter/DCTDecode')

function textsIn(pdf: Buffer): string {
  const read = allTexts(pdf)
  if (!read.ok) throw new Error(read.reason)
  return read.texts.map(({ text }) => text).join('\n')
}

function hasPhotoData(pdf: Buffer): boolean {
  const report = inspectPrivacy(pdf)
  if (!report.ok) throw new Error(report.reason)
  return report.traces.some(({ kind }) => kind === 'fotogegevens')
}

/** Behind the last block only decoding the picture tells what belongs to it; in a table or profile it may draw. */
const drawing = /last block|table|profile/i

describe.each(photos)('of %s', (name) => {
  const original = fixture(name)

  it.each(plantedJpegs(original).filter(({ place }) => !/last block/.test(place)))(
    'a text in every place is read: $place',
    ({ bytes, place }) => {
      const isPlain = bytes.includes(Buffer.from(secret))
      expect(textsIn(jpeg(bytes)).includes(secret)).toBe(isPlain)
      if (!drawing.test(place)) expect(hasPhotoData(jpeg(bytes))).toBe(true)
    },
  )

  it('nothing is told of a photograph that holds nothing else', () => {
    expect(hasPhotoData(jpeg(original))).toBe(false)
    expect(textsIn(jpeg(original))).not.toContain(secret)
  })
})

describe('a text in an image is read', () => {
  const original = fixture(photos[0])
  const [planted] = plantedJpegs(original).filter(({ place }) => place === 'behind the end')
  const bytes = planted?.bytes ?? Buffer.alloc(0)
  const hex = (data: Buffer) => Buffer.from(`${data.toString('hex')}>`)
  const wide = Buffer.from(secret, 'utf16le')
  const comment = (text: Buffer) =>
    Buffer.concat([original.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, text.length + 2]), text, original.subarray(2)])
  const pixels = Buffer.alloc(64, 7)

  it.each([
    ['packed once more', withImage(deflateSync(bytes), '/ColorSpace/DeviceRGB/Filter[/FlateDecode/DCTDecode]')],
    ['in digits', withImage(hex(bytes), '/ColorSpace/DeviceRGB/Filter[/ASCIIHexDecode/DCTDecode]')],
    ['by its short name', withImage(bytes, '/ColorSpace/DeviceRGB/Filter/DCT')],
    ['in UTF-16', jpeg(comment(wide))],
    ['in UTF-16, big-endian', jpeg(comment(Buffer.from(wide).swap16()))],
    ['behind the pixels', withImage(Buffer.concat([pixels, Buffer.from(secret)]), '/ColorSpace/DeviceGray')],
    [
      'behind packed pixels',
      withImage(deflateSync(Buffer.concat([pixels, Buffer.from(secret)])), '/ColorSpace/DeviceGray/Filter/FlateDecode'),
    ],
    [
      'behind pixels of a palette',
      withImage(Buffer.concat([pixels, Buffer.from(secret)]), '/ColorSpace[/Indexed/DeviceRGB 1<000000ffffff>]'),
    ],
  ])('%s', (_, pdf) => {
    expect(textsIn(pdf)).toContain(secret)
  })

  it.each([
    ['in pixels', withImage(Buffer.from(secret.repeat(4).slice(0, 64)), '/ColorSpace/DeviceGray')],
    ['in pixels of three colours', withImage(Buffer.from(secret.repeat(12).slice(0, 192)), '/ColorSpace/DeviceRGB')],
  ])('but not %s', (_, pdf) => {
    expect(textsIn(pdf)).not.toContain(secret)
  })
})
