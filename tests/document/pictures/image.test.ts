import { PNG } from 'pngjs'
import { expect, it } from 'vitest'
import { isPicture, readPicture } from '../../../src/document/pictures/image.ts'

const svg = (inside: string, attributes = 'viewBox="0 0 10 20"') =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`,
  )
const reason = (bytes: Uint8Array) => {
  const found = readPicture(bytes)
  return isPicture(found) ? undefined : found.reason
}

it('goes by the content of a file', () => {
  const png = PNG.sync.write(new PNG({ width: 30, height: 20 }))
  expect(readPicture(png)).toMatchObject({ type: 'image/png', width: 30, height: 20 })
  expect(readPicture(svg('<rect/>'))).toMatchObject({ type: 'image/svg+xml', width: 10, height: 20 })
  expect(readPicture(svg('', 'width="25.4mm" height="1in"'))).toMatchObject({ width: 96, height: 96 })
})

it('refuses a PNG of which a part that is printed is damaged, and no other', () => {
  const png = PNG.sync.write(new PNG({ width: 30, height: 20 }))
  const damaged = Buffer.from(png)
  damaged.fill(0xff, png.indexOf('IDAT') + 6, png.indexOf('IDAT') + 12)
  expect(reason(damaged)).toBe('De afbeelding is beschadigd.')
  const remark = Buffer.from([0, 0, 0, 1, ...Buffer.from('tEXtx'), 1, 2, 3, 4])
  expect(reason(Buffer.concat([png.subarray(0, 33), remark, png.subarray(33)]))).toBeUndefined()
})

it.each([
  ['GIF89a', 'De afbeelding is beschadigd.'],
  ['RIFF0000WEBP', 'De afbeelding is beschadigd.'],
  ['zomaar tekst', 'Dit bestand is geen PNG, JPEG of SVG.'],
  ['\x89PNG\r\n\x1a\nkapot', 'De afbeelding is beschadigd.'],
  ['\xff\xd8\xff\xe0kapot', 'De afbeelding is beschadigd.'],
  ['', 'De afbeelding is leeg.'],
])('refuses %j', (text, words) => {
  expect(reason(Buffer.from(text, 'latin1'))).toBe(words)
})

it('takes the camera data out of a JPEG, but for its orientation', () => {
  const exif = Buffer.from('ffe1002245786966000049492a0008000000010012010300010000000600000000000000', 'hex')
  const secret = Buffer.from('fffe000947454845494d', 'hex').subarray(0, 10)
  secret.writeUInt16BE(secret.length - 2, 2)
  const frame = Buffer.from('ffc0000b080010002001011100', 'hex')
  const scan = Buffer.from('ffda0008010100003f0000ffd9', 'hex')
  const found = readPicture(Buffer.concat([Buffer.from('ffd8', 'hex'), exif, secret, frame, scan]))
  if (!isPicture(found)) throw new Error(found.reason)
  expect([found.width, found.height]).toEqual([16, 32])
  expect(Buffer.from(found.bytes).includes('GEHEIM')).toBe(false)
  expect(Buffer.from(found.bytes).includes(exif)).toBe(true)
})

it('refuses a picture that was cut off: a browser would show its first part and say nothing', () => {
  const image = new PNG({ width: 200, height: 200 })
  image.data.forEach((_, index) => {
    image.data[index] = (index * 7919) % 251
  })
  const png = PNG.sync.write(image)
  expect(reason(png)).toBeUndefined()
  expect(reason(png.subarray(0, Math.floor(png.length / 3)))).toBe('De afbeelding is beschadigd.')
})
