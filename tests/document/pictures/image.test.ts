import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { isPicture, publicPicture, readPicture } from '../../../src/document/pictures/image.ts'
import { secret } from '../../pictures/planted/planted.ts'
import { plantedJpegs } from '../../pictures/planted/planted-jpeg.ts'
import { plantedPngs } from '../../pictures/planted/planted-png.ts'
import { plantedWebps } from '../../pictures/planted/planted-webp.ts'

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

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../../pictures/fixtures', name))
const picture = (bytes: Uint8Array) => {
  const found = readPicture(bytes)
  if (!isPicture(found)) throw new Error(found.reason)
  return found
}

it('takes the camera data out of a JPEG, but for its orientation', () => {
  const original = fixture('jimp/kleur.jpg')
  const { width, height } = picture(original)
  for (const { bytes, orientation = 1 } of plantedJpegs(original)) {
    const found = picture(bytes)
    expect([found.width, found.height]).toEqual(orientation >= 5 ? [height, width] : [width, height])
    expect(Buffer.from(found.bytes).includes(secret)).toBe(false)
    expect(Buffer.from(found.bytes).includes('Exif')).toBe(orientation > 1)
  }
})

describe('a picture that is turned by EXIF has the size that is shown', () => {
  it.each([
    ['PNG', plantedPngs(fixture('pillow/kleur.png'))],
    ['WebP', plantedWebps(fixture('pillow/kleur.webp'))],
    ['JPEG', plantedJpegs(fixture('pillow/kleur.jpg'))],
  ])('%s', (_, planted) => {
    const turned = planted.filter(({ orientation }) => orientation !== undefined)
    expect(turned).toHaveLength(8)
    for (const { bytes, orientation = 1 } of turned)
      expect(picture(bytes)).toMatchObject(orientation >= 5 ? { width: 15, height: 24 } : { width: 24, height: 15 })
  })
})

it.each(['gifsicle/beweegt.gif', 'libwebp/verlies.webp', 'libwebp/doorzichtig.webp'])('makes a PNG of %s', (name) => {
  const found = picture(fixture(name))
  expect(found).toMatchObject({ type: 'image/png', extension: 'png', width: 24, height: 15 })
  expect(PNG.sync.read(Buffer.from(found.bytes))).toMatchObject({ width: 24, height: 15 })
})

it('makes a PNG for everyone from its pixels alone, and leaves one for others as it is', () => {
  const original = fixture('pillow/kleur.png')
  const plain = publicPicture(picture(original))
  for (const { bytes } of plantedPngs(original).filter(({ orientation = 1 }) => orientation === 1)) {
    expect(picture(bytes).bytes).toEqual(bytes)
    expect(publicPicture(picture(bytes))).toEqual(plain)
  }
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
